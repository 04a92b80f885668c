import type { Catalogue } from '../catalogue.js';

export const plans = {
  title: 'Offres',
} satisfies Catalogue['plans'];
