export const worklist = {
  title: 'Failed renewals',
} as const;
