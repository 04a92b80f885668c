import { RESCUABLE } from '#subscribers';
import type { CaseEvent } from '../case.file.js';
import type { Cause } from '../causes.js';
import { falsifier } from '../finding.js';
import type { Falsifier, Finding, RuleResult } from '../finding.js';
import { ids } from '../reading.js';
import type { Reading } from '../reading.js';

const HOUR = 3_600_000;

/** The period was moved by something else before a charge could succeed. */
export function overtaken({ state, of }: Reading): RuleResult {
  if (state.renewal.status !== 'canceled') return null;
  const start = state.renewal.periodStart.getTime();
  const moves = of('validity_moved').filter(({ before }) => before?.getTime() === start);
  if (moves.length > 0) return known('overtaken', moves, of('renewal_rested'), falsifier('moved_elsewhere', { at: state.renewal.periodStart }));
  if (state.line.validTo.getTime() > start) return likely('overtaken', of('renewal_rested'), falsifier('piece_found'));
  return { cause: 'overtaken', reason: 'nobody_moved_it' };
}

const OUT = new Set(['barred', 'ported_out', 'terminated', 'quarantine', 'recycled']);

/** The line cannot be renewed: it is barred, ported out, or the number is gone. */
export function outOfService({ state, of }: Reading): RuleResult {
  if (state.renewal.status !== 'canceled' || !OUT.has(state.line.status)) return null;
  const steps = of('line_stepped').filter(({ after }) => OUT.has(after));
  return steps.length > 0
    ? known('line_out_of_service', steps, of('renewal_rested'), falsifier('switched_elsewhere', { at: steps[0]?.at ?? state.renewal.periodStart }))
    : likely('line_out_of_service', of('renewal_rested'), falsifier('piece_found'));
}

/** Nothing was charged because nobody wanted it to be. */
export function autoRenewOff({ state, of, own }: Reading): RuleResult {
  const { status } = state.renewal;
  const stopped = status === 'canceled' || (status === 'lapsed' && own.length === 0);
  if (!stopped) return state.line.autoRenew && status === 'failed' ? { cause: 'auto_renew_off', reason: 'auto_renew_is_on' } : null;
  if (state.line.autoRenew) return { cause: 'auto_renew_off', reason: 'auto_renew_is_on' };
  const switched = [
    ...of('acted').filter(({ action, autoRenew, status: done }) => action === 'setAutoRenew' && autoRenew === false && done === 'completed'),
    ...of('imported').filter(({ fields }) => fields.includes('auto_renew')),
  ];
  const off = falsifier('switched_elsewhere', { at: switched[0]?.at ?? state.renewal.periodStart });
  return switched.length > 0 ? known('auto_renew_off', switched, of('renewal_rested'), off) : likely('auto_renew_off', of('renewal_rested'), falsifier('piece_found'));
}

/** The plan's cap leaves nothing that a payment would give. */
export function capReached({ state, of }: Reading): RuleResult {
  const isCapped = state.renewal.status === 'canceled' && !state.plan.extends && RESCUABLE.includes(state.line.status) && state.line.autoRenew;
  return isCapped ? likely('cap_reached', of('renewal_rested'), falsifier('plan_allows_more')) : null;
}

/** Something was due, and nobody came: the worker was away. Only the absence of a run says so. */
export function workerAway({ state, now, of, own }: Reading): RuleResult {
  const { status, nextAttemptAt } = state.renewal;
  const [begun] = of('begun');
  const waited = (since: Date | null | undefined): boolean => since != null && now.getTime() - since.getTime() > HOUR;
  const idle = (status === 'due' || (status === 'charging' && own.length === 0)) && waited(begun?.at);
  const overdue = status === 'retry_scheduled' && waited(nextAttemptAt);
  const slept = status === 'lapsed' && own.length === 0 && state.line.autoRenew;
  if (idle || overdue || slept) return likely('worker_away', [...of('begun'), ...of('renewal_rested')], falsifier('run_was_there', { at: nextAttemptAt ?? begun?.at ?? now }));
  return status === 'lapsed' ? { cause: 'worker_away', reason: 'run_was_in_time' } : null;
}

/** Paid in the end. */
export function renewed({ state, own, of }: Reading): RuleResult {
  if (state.renewal.status !== 'succeeded') return null;
  const story = own.find(({ settled }) => settled?.status === 'succeeded');
  const paid = story?.exchanges.filter(({ outcome }) => outcome === 'succeeded') ?? [];
  const finding = likely('renewed', of('renewal_rested'), falsifier('piece_found'));
  if (!story) return finding;
  return {
    ...finding,
    certainty: paid.length > 0 && story.moved ? 'certain' : 'likely',
    decisive: ids([...paid, story.moved]),
    supporting: ids([story.request, story.settled, ...story.posted]),
    falsifiers: [falsifier('provider_shows_otherwise', story.request)],
  };
}

function known(cause: Cause, decisive: readonly CaseEvent[], supporting: readonly CaseEvent[], wrongIf: Falsifier): Finding {
  return { cause, certainty: 'certain', code: null, decisive: ids(decisive), supporting: ids(supporting), falsifiers: [wrongIf] };
}

function likely(cause: Cause, decisive: readonly CaseEvent[], wrongIf: Falsifier): Finding {
  return { ...known(cause, decisive, [], wrongIf), certainty: 'likely' };
}
