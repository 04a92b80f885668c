import type { TimelineTitles } from './titles.js';

export const zh: TimelineTitles = {
  RENEWAL: {
    due: '续期到期',
    charging: '续期扣款中',
    unknown: '续期等待扣款结果',
    retry_scheduled: '续期失败，将重试',
    failed: '续期失败',
    succeeded: '已续期',
    lapsed: '续期失效',
    canceled: '续期已取消',
  },
  CHARGE: {
    pending: '扣款进行中',
    unknown: '扣款已发送，结果未知',
    succeeded: '扣款成功',
    failed: '扣款被拒',
    canceled: '扣款已取消',
  },
  VALIDITY: {
    import: '有效期导入',
    charge: '付款后有效期延长',
    staff: '员工修改有效期',
    undo: '有效期修改已撤销',
    plan_change: '随套餐变更有效期',
  },
  POINTS: { earn: '获得积分', spend: '使用积分', adjust: '积分调整', expire: '积分过期', reverse: '积分收回' },
  ACTION: {
    extendValidity: '人工延长有效期',
    renewNow: '人工续期扣款',
    changePlan: '变更套餐',
    adjustPoints: '人工调整积分',
    setAutoRenew: '切换自动续期',
    updateContact: '修改联系信息',
    openCase: '员工创建工单',
    closeCase: '员工关闭工单',
    undoAction: '撤销操作',
    other: '员工操作',
  },
  CASE: { open: '工单处理中', closed: '工单已关闭' },
};
