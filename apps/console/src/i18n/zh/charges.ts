import type { Catalogue } from '../catalogue.js';

export const charges = {
  title: '扣款',
} satisfies Catalogue['charges'];
