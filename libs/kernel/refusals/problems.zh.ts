import type { FileProblemWords } from './file.problems.js';

export const zh: FileProblemWords = {
  COLUMNS_UNKNOWN: '未知的列：{columns}',
  COLUMNS_TWICE: '重复的列：{columns}',
  COLUMNS_MISSING: '缺少的列：{columns}',
  QUOTE_NOT_CLOSED: '引号没有闭合',
  QUOTE_NOT_DOUBLED: '闭合引号之后还有文字，或字段中的引号没有写成两个',
  ROW_TOO_LONG: '一行超过 {kilobytes} kB，或引号没有闭合',
};
