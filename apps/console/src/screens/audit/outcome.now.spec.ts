import { catalogues } from '../../i18n/LanguageContext.js';
import { outcomeNow } from './outcome.now.js';

const STATUSES = [null, 'COMPLETED', 'DECLINED', 'PENDING', 'IN_PROGRESS'];

test('an action that was accepted reads as it stands now, not as it was asked for', () => {
  expect(STATUSES.map((executionStatus) => outcomeNow({ outcome: 'done', executionStatus }))).toEqual(['done', 'done', 'declined', 'pending', 'pending']);
});

test('what went wrong stays as the entry says', () => {
  expect(STATUSES.map((executionStatus) => outcomeNow({ outcome: 'refused', executionStatus }))).toEqual(STATUSES.map(() => 'refused'));
});

test.each(['en', 'fr', 'zh'] as const)('each has its word in %s', async (locale) => {
  const { outcome } = (await catalogues[locale]()).audit;
  for (const executionStatus of STATUSES) expect(outcome).toHaveProperty(outcomeNow({ outcome: 'done', executionStatus }));
});
