import type { FileProblemWords } from './file.problems.js';

export const en: FileProblemWords = {
  COLUMNS_UNKNOWN: 'unknown: {columns}',
  COLUMNS_TWICE: 'there twice: {columns}',
  COLUMNS_MISSING: 'missing: {columns}',
  QUOTE_NOT_CLOSED: 'a quote that is not closed',
  QUOTE_NOT_DOUBLED: 'text after a closing quote, or a quote within a field that is not doubled',
  ROW_TOO_LONG: 'a row of more than {kilobytes} kB, or a quote that is not closed',
};
