import type { LineStatus } from '#subscribers';
import type { PlanVersion } from '#plans';
import type { Random } from './random.js';

/** How a line stands today. */
export type Scenario =
  | 'settled' | 'due' | 'failing' | 'unknown' | 'by_hand' | 'lapsing' | 'quarantine' | 'terminated' | 'recycled' | 'barred' | 'ported_out' | 'created';

const SCENARIOS: readonly (readonly [Scenario, number])[] = [
  ['settled', 60], ['due', 7], ['failing', 9], ['unknown', 0.5], ['by_hand', 11], ['lapsing', 3], ['quarantine', 2.5],
  ['terminated', 0.5], ['recycled', 1.5], ['barred', 1.5], ['ported_out', 1.5], ['created', 2],
];

/** A second line of the same subscriber shares the payment method, so it tells no story of its own. */
const QUIET: readonly (readonly [Scenario, number])[] = [['settled', 8], ['by_hand', 2]];

export function pickScenario(random: Random, isFirstLine: boolean): Scenario {
  return random.weighted(isFirstLine ? SCENARIOS : QUIET);
}

/** States that follow from no date. */
export const FORCED: Readonly<Partial<Record<Scenario, LineStatus>>> = {
  terminated: 'terminated', recycled: 'recycled', barred: 'barred', ported_out: 'ported_out',
};

/** Whether the scenario's line renews itself. */
export function renewsItself(scenario: Scenario, random: Random): boolean {
  return scenario === 'by_hand' || scenario === 'lapsing' ? false : scenario === 'settled' || random.chance(0.9) || scenario === 'due' || scenario === 'failing' || scenario === 'unknown';
}

/** Local days from today to the end of validity. */
export function daysToEnd(scenario: Scenario, plan: PlanVersion, random: Random): number {
  const { chargeDaysBefore } = plan;
  const { graceDays, suspendedDays, quarantineDays } = plan.durations;
  const periodDays = { day: 1, month: 28, year: 365 }[plan.period.unit] * plan.period.count;
  switch (scenario) {
    case 'settled':
    case 'by_hand':
    case 'barred':
    case 'ported_out':
      // Paid before the end, so that a line may be good for a period and a few days.
      return random.between(chargeDaysBefore + 1, periodDays + chargeDaysBefore - 1);
    case 'due':
      return random.between(1, chargeDaysBefore);
    case 'unknown':
      return random.between(1, chargeDaysBefore - 1);
    case 'failing':
      return random.weighted([
        [random.between(1, chargeDaysBefore - 1), 35],
        [-random.between(0, graceDays - 1), 40],
        [-random.between(graceDays, graceDays + suspendedDays - 1), 25],
      ]);
    case 'lapsing':
      return -random.between(0, graceDays + suspendedDays - 1);
    case 'quarantine':
      return -random.between(graceDays + suspendedDays, graceDays + suspendedDays + quarantineDays - 1);
    case 'terminated':
      return -(graceDays + suspendedDays);
    case 'recycled':
      return -(graceDays + suspendedDays + quarantineDays + random.between(5, 90));
    case 'created':
      return periodDays + random.between(3, 20);
  }
}

const FAILING: readonly (readonly [string, number])[] = [
  ['insufficient_funds', 32], ['expired_card', 15], ['do_not_honor', 15], ['lost_card', 7], ['authentication_required', 9], ['processing_error', 6],
  ['issuer_not_available', 6], ['stolen_card', 2], ['fraudulent', 2], ['revocation_of_authorization', 2], ['fails_2_then_ok_insufficient_funds', 4],
];
const DUE: readonly (readonly [string, number])[] = [['ok', 82], ['drop_after_capture', 2], ['slow_1500', 1]];
const QUIETLY: readonly (readonly [string, number])[] = [['ok', 97], ['ok_elevated_risk', 1]];

/** How the simulator's card behaves; null for a subscriber without a payment method. Some 88 of 100 pay. */
export function pickBehaviour(scenario: Scenario, random: Random): string | null {
  switch (scenario) {
    case 'failing':
      return random.weighted(FAILING);
    case 'unknown':
      return 'drop_after_capture';
    case 'due':
      return random.weighted([...DUE, ...FAILING.map(([name, weight]) => [name, weight / 7] as const), [null, 1] as const]);
    default:
      return random.weighted<string | null>([...QUIETLY, ['expired_card', 1], ['insufficient_funds', 1], [null, scenario === 'by_hand' ? 12 : 0.5]]);
  }
}
