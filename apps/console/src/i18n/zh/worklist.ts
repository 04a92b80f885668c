import type { Catalogue } from '../catalogue.js';

export const worklist = {
  title: '续期失败',
} satisfies Catalogue['worklist'];
