import type { Catalogue } from '../catalogue.js';

export const plans = {
  title: '套餐',
} satisfies Catalogue['plans'];
