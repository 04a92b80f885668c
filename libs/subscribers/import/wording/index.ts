import type { Locale } from '#kernel';
import { en } from './en.js';
import { fr } from './fr.js';
import type { FaultWords } from './words.js';
import { zh } from './zh.js';

export { ROW_FAULTS } from './words.js';
export type { RowFault } from './words.js';

export const rowFaultWords: Readonly<Record<Locale, FaultWords>> = { en, fr, zh };
