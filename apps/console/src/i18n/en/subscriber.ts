export const subscriber = {
  title: 'Subscriber',
} as const;
