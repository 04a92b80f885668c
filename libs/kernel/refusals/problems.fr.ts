import type { FileProblemWords } from './file.problems.js';

export const fr: FileProblemWords = {
  COLUMNS_UNKNOWN: 'colonnes inconnues : {columns}',
  COLUMNS_TWICE: 'colonnes en double : {columns}',
  COLUMNS_MISSING: 'colonnes manquantes : {columns}',
  QUOTE_NOT_CLOSED: 'un guillemet n’est pas fermé',
  QUOTE_NOT_DOUBLED: 'du texte suit un guillemet fermant, ou un guillemet n’est pas doublé dans un champ',
  ROW_TOO_LONG: 'une ligne dépasse {kilobytes} ko, ou un guillemet n’est pas fermé',
};
