import type { Catalogue } from '../catalogue.js';

export const search = {
  open: '搜索',
  title: '搜索与跳转',
  placeholder: '号码、ICCID、邮箱、姓名或编号',
  hint: '可输入任意写法的号码或其尾号、ICCID、EID、邮箱、姓名，以及扣款或工单编号。',
  recent: '最近打开',
  commands: '前往',
  working: '正在搜索…',
  nothing: '未找到与“{text}”相关的内容',
  nothingHint: '号码可只输尾号，姓名可只输开头。',
  tooShort: { other: '请再输入 {count} 个字符' },
  more: '还有更多结果，请输入更多内容以缩小范围。',
  exact: '精确',
  results: { other: '{count} 条结果' },
  move: '移动',
  choose: '打开',
} satisfies Catalogue['search'];
