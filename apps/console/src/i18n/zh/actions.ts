import type { Catalogue } from '../catalogue.js';

export const actions = {
  title: '操作',
} satisfies Catalogue['actions'];
