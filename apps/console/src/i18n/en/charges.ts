export const charges = {
  title: 'Charges',
} as const;
