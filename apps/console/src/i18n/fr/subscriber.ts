import type { Catalogue } from '../catalogue.js';

export const subscriber = {
  title: 'Abonné',
} satisfies Catalogue['subscriber'];
