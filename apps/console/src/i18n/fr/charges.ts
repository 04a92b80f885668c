import type { Catalogue } from '../catalogue.js';

export const charges = {
  title: 'Prélèvements',
} satisfies Catalogue['charges'];
