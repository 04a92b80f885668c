import type { Catalogue } from '../catalogue.js';

export const subscriber = {
  title: '用户',
} satisfies Catalogue['subscriber'];
