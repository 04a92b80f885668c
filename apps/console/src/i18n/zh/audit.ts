import type { Catalogue } from '../catalogue.js';

export const audit = {
  title: '审计',
} satisfies Catalogue['audit'];
