/** Why a renewal failed, and what to do about it. */
export const verdict = {
  title: 'Why, and what to do',
  certainty: { CERTAIN: 'Certain', LIKELY: 'Likely', UNDETERMINED: 'Not determined' },
  meaning: {
    CERTAIN: 'The record proves it',
    LIKELY: 'The record points to it, but a piece is missing or another reading remains',
    UNDETERMINED: 'The record does not say enough',
  },
  next: 'Next best action',
  then: 'Else, or after it',
  tell: 'What to tell the subscriber',
  wrongIf: 'It would be wrong if',
  ruledOut: 'Considered and ruled out',
  evidence: { one: 'How it came to this: {count} event', other: 'How it came to this: {count} events' },
  weight: { DECISIVE: 'decisive', SUPPORTING: 'agrees' },
  codes: 'code {code}',
  failed: 'The verdict could not be read.',
  retry: 'Try again',
} as const;
