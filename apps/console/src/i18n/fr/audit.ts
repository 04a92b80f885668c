import type { Catalogue } from '../catalogue.js';

export const audit = {
  title: 'Audit',
} satisfies Catalogue['audit'];
