export const plans = {
  title: 'Plans',
} as const;
