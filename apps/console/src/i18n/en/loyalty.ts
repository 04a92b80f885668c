export const loyalty = {
  title: 'Loyalty adjustments',
} as const;
