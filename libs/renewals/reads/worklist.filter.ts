import { Refusal, isUuid } from '#kernel';
import { record } from '#permissions';
import type { FailureClass } from '#payments';
import { abilityOf, scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import type { SqlParameters } from '#platform/database';
import type { RenewalStatus } from '../domain/renewal.states.js';

/** Whose a line is just now: the reader's, nobody's, or somebody's. */
export const WORKLIST_CLAIMS = ['mine', 'free', 'taken'] as const;
export type WorklistClaim = (typeof WORKLIST_CLAIMS)[number];

export interface WorklistFilter {
  readonly status?: RenewalStatus | null | undefined;
  readonly failureClass?: FailureClass | null | undefined;
  /** The cause: a normalised failure code. */
  readonly failureCode?: string | null | undefined;
  readonly market?: string | null | undefined;
  /** Only numbers that are lost within so many days from now; those already past are among them. */
  readonly lostWithinDays?: number | null | undefined;
  /** Open for so many hours at least, since the first attempt. */
  readonly minAgeHours?: number | null | undefined;
  /** Open for so many hours at most. */
  readonly maxAgeHours?: number | null | undefined;
  readonly incidentId?: string | null | undefined;
  readonly claim?: WorklistClaim | null | undefined;
}

/** What the partial indexes of the worklist hold; written as they are, so that they serve it. */
export const OPEN_FAILURE = `r.status IN ('unknown', 'retry_scheduled', 'failed')`;
/** It is the subscriber's turn: no failure, and shown where it is asked for. */
const AWAITED = `r.status = 'awaiting'`;
const HOUR_MS = 3_600_000;
const MAX_DAYS = 3_650;
const HELD = 'SELECT h.line_id FROM line_lease h WHERE h.until > clock_timestamp()';

/**
 * The conditions on `renewal r` under which a failure is in the list of this reader. Refusal BAD_INPUT.
 * @param parameters takes the values
 */
export function worklistConditions(filter: WorklistFilter, staff: StaffActor, now: Date, parameters: SqlParameters): string[] {
  const bind = (value: unknown): string => parameters.bind(value);
  const scope = scopeToSql(staff, 'read', 'Renewal', { market: 'r.market' }, parameters.next);
  parameters.append(scope?.parameters ?? []);
  const hoursFromNow = (hours: number): string => `${bind(new Date(now.getTime() + hours * HOUR_MS))}::timestamptz`;
  const where = [filter.status === 'awaiting' ? AWAITED : OPEN_FAILURE, ...(scope?.sql === 'TRUE' ? [] : [scope?.sql ?? 'FALSE'])];
  const { status, failureClass, failureCode, market, lostWithinDays, minAgeHours, maxAgeHours, incidentId, claim } = filter;
  // Written out for each status that has an index of its own.
  if (status != null && status !== 'awaiting') where.push(status === 'unknown' ? `r.status = 'unknown'` : `r.status = ${bind(status)}`);
  if (failureClass != null) where.push(`r.failure_class = ${bind(failureClass)}`);
  if (failureCode != null) where.push(`r.failure_code = ${bind(failureCode)}`);
  if (market != null) where.push(abilityOf(staff).can('read', record('Renewal', { market })) ? `r.market = ${bind(market)}` : 'FALSE');
  if (lostWithinDays != null) where.push(`r.number_lost_at < ${hoursFromNow(24 * within('lostWithinDays', lostWithinDays, MAX_DAYS))}`);
  if (minAgeHours != null) where.push(`r.created_at <= ${hoursFromNow(-within('minAgeHours', minAgeHours, 24 * MAX_DAYS))}`);
  if (maxAgeHours != null) where.push(`r.created_at >= ${hoursFromNow(-within('maxAgeHours', maxAgeHours, 24 * MAX_DAYS))}`);
  if (incidentId != null) where.push(`r.incident_id = ${bind(idOf('incidentId', incidentId))}::uuid`);
  if (claim != null) where.push(claimed(claim, () => bind(staff.id)));
  return where;
}

function idOf(field: string, id: string): string {
  if (!isUuid(id)) throw new Refusal('BAD_INPUT', { field, reason: 'NOT_AN_ID' });
  return id;
}

function within(field: string, value: number, max: number): number {
  if (value < 0 || value > max) throw new Refusal('BAD_INPUT', { field, reason: 'OUT_OF_RANGE', min: 0, max });
  return value;
}

function claimed(claim: WorklistClaim, me: () => string): string {
  if (claim === 'mine') return `r.line_id IN (${HELD} AND h.staff_id = ${me()}::uuid)`;
  return claim === 'taken' ? `r.line_id IN (${HELD})` : `NOT EXISTS (${HELD} AND h.line_id = r.line_id)`;
}
