import type { Catalogue } from '../catalogue.js';

export const worklist = {
  title: 'Renouvellements échoués',
} satisfies Catalogue['worklist'];
