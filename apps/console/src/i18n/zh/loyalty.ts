import type { Catalogue } from '../catalogue.js';

export const loyalty = {
  title: '积分调整',
} satisfies Catalogue['loyalty'];
