import type { Catalogue } from '../catalogue.js';

export const actions = {
  title: 'Actions',
} satisfies Catalogue['actions'];
