import { FIRST_CHECK_MINUTES } from '#payments';
import { falsifier } from '../finding.js';
import type { RuleResult } from '../finding.js';
import { allOf, ids } from '../reading.js';
import type { Reading } from '../reading.js';
import { bare } from './money.rules.js';

const HOUR = 3_600_000;

/** A charge is with the provider, and has been for no longer than an answer may take. */
export function underWay({ own, state, now, of }: Reading): RuleResult {
  const [begun] = of('begun');
  const isBeginning = state.renewal.status === 'due' || state.renewal.status === 'charging';
  if (isBeginning && own.length === 0 && begun && now.getTime() - begun.at.getTime() <= HOUR) return { ...bare('charge_under_way'), decisive: ids([begun]) };
  const story = own.find(({ request }) => request.chargeId === state.openCharge?.id);
  if (state.openCharge?.status !== 'pending' || !story || now.getTime() - story.request.at.getTime() >= FIRST_CHECK_MINUTES * 60_000) return null;
  return {
    cause: 'charge_under_way',
    certainty: 'certain',
    code: null,
    decisive: ids([story.request]),
    supporting: ids(allOf(story)),
    falsifiers: [falsifier('answer_arrives', story.request)],
  };
}

/** The subscriber was asked to pay, and has not yet. */
export function awaitingSubscriber({ own, state: { openCharge } }: Reading): RuleResult {
  const story = own.find(({ request }) => request.chargeId === openCharge?.id);
  if (openCharge?.status !== 'awaiting' || !story) return null;
  return {
    cause: 'awaiting_subscriber',
    certainty: 'certain',
    code: null,
    decisive: ids([story.request]),
    supporting: ids(allOf(story)),
    falsifiers: [falsifier('money_on_statement', story.request)],
  };
}

/** Money may or may not have moved, and nothing on record says which. */
export function outcomeUnknown({ own, near, state }: Reading): RuleResult {
  const { openCharge } = state;
  if (!openCharge) return own.length > 0 ? { cause: 'outcome_unknown', reason: 'all_outcomes_known' } : null;
  const story = [...own, ...near].find(({ request }) => request.chargeId === openCharge.id);
  if (!story) return bare('outcome_unknown');
  const lost = story.exchanges.filter(({ outcome }) => outcome === 'unknown');
  const silent = lost.length > 0 && story.whole && story.exchanges.every(({ outcome }) => outcome !== 'succeeded' && outcome !== 'failed');
  return {
    cause: 'outcome_unknown',
    // A request that no answer is noted of may not even have been sent.
    certainty: silent && openCharge.status === 'unknown' ? 'certain' : 'likely',
    code: null,
    decisive: ids([lost[0] ?? story.request]),
    supporting: ids(allOf(story)),
    falsifiers: [falsifier('answer_arrives', story.request), falsifier('money_on_statement', story.request)],
  };
}
