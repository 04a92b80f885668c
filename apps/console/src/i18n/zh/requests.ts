import type { Catalogue } from '../catalogue.js';

export const requests: Catalogue['requests'] = {
  title: '申请',
  lead: '等待他人同意的操作',
  empty: '没有等待他人同意的操作。',
  detail: '申请',
  choose: '选择一项申请以查看其效果。',
  own: '这是您提交的申请，须由他人同意。',
  notYours: '可由主管或管理员处理。',
  approve: '同意',
  refuse: '拒绝',
  withdraw: '撤回',
  why: '拒绝原因',
  whyHelp: '申请人会看到此内容。',
  checker: '处理人',
  decisionNote: '原因',
  openUntil: '有效期至',
  decidedAt: '处理时间',
  openSubscriber: '用户',
  openCharge: '扣款',
  approveTitle: '同意：{action}',
  columns: { at: '提交时间', action: '操作', maker: '申请人', reason: '原因', state: '状态', until: '截止' },
};
