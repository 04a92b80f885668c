import type { Catalogue } from '../catalogue.js';

export const loyalty = {
  title: '积分调整',
  lead: '员工赠送或扣除的积分，最新的在前。',
  adjust: '调整积分',
  empty: '尚无积分调整。',
  columns: { at: '时间', subscriber: '用户', points: '积分', actor: '操作人', reason: '原因', state: '状态' },
  choose: '选择一条记录查看详情。',
  detail: '调整详情',
  notYours: '此调整记录属于同事，主管和管理员可以打开。',
  undo: '撤销',
  isUndo: '此操作撤销了之前的一次调整。',
  undone: '此调整已被撤销。',
  state: { done: '已完成', undoable: '可撤销', undone: '已撤销', undo: '撤销' },
  canBeUndone: '仍可撤销。',
  openSubscriber: '打开用户',
  openEntry: '审计记录',
  find: {
    title: '调整谁的积分？',
    placeholder: '姓名、号码、邮箱或编号',
    hint: '请至少输入 2 个字符。',
    nothing: '未找到“{text}”',
  },
} satisfies Catalogue['loyalty'];
