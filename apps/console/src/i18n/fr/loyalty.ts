import type { Catalogue } from '../catalogue.js';

export const loyalty = {
  title: 'Ajustements de fidélité',
} satisfies Catalogue['loyalty'];
