export { csvAnswer } from './csv.answer.js';
export { CSV_ROW_CAP, csvLines, plainNumber } from './csv.lines.js';
export type { CsvColumn, CsvEnd } from './csv.lines.js';
