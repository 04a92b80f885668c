import type { Catalogue } from '../catalogue.js';

export const verdict: Catalogue['verdict'] = {
  title: '原因与处理办法',
  certainty: { CERTAIN: '确定', LIKELY: '很可能', UNDETERMINED: '未确定' },
  meaning: { CERTAIN: '记录可以证明', LIKELY: '记录指向这一原因，但缺少一环或仍有其他解释', UNDETERMINED: '记录不足以判断' },
  next: '最佳下一步',
  then: '或者，之后',
  tell: '可以告诉用户的话',
  wrongIf: '若出现以下情况则结论有误',
  ruledOut: '已考虑并排除',
  evidence: { other: '事情经过：{count} 个事件' },
  weight: { DECISIVE: '决定性', SUPPORTING: '一致' },
  codes: '代码 {code}',
  failed: '无法读取结论。',
  retry: '重试',
};
