import { normaliseFailure } from '#payments';
import type { ChargeStatus, PaymentMethod } from '#payments';
import type { CaseEvent, CaseState, ExchangeHeld, LineStepped, MethodOnFile, RenewalRested, ValidityMoved } from '../diagnosis/case.file.js';

/** Instants inside JSON are text. */
type Json<Row> = { readonly [Key in keyof Row]: Date extends Row[Key] ? string | Exclude<Row[Key], Date> : Row[Key] };

interface ChargeRow {
  readonly id: string;
  readonly renewalId: string;
  readonly reference: string;
  readonly number: number;
  readonly methodId: string;
  readonly by: 'schedule' | 'staff';
  readonly amount: string;
  readonly currency: string;
  readonly status: ChargeStatus;
  readonly code: string | null;
  readonly class: string | null;
  readonly createdAt: string;
  readonly settledAt: string | null;
  readonly nextCheckAt: string | null;
  readonly confirmBy: string | null;
}

export interface ExchangeRow {
  readonly chargeId: string;
  readonly seq: number;
  readonly how: ExchangeHeld['how'];
  readonly outcome: ExchangeHeld['outcome'];
  readonly raw: string | null;
  readonly network: string | null;
  readonly advice: string | null;
  readonly provider: string;
  readonly at: string;
}

export type MethodRow = Json<Omit<MethodOnFile, 'served' | 'linked' | 'admitted' | 'consentWithdrawn'> & Pick<PaymentMethod, 'provider' | 'brand' | 'consentRestoredAt' | 'cardKey' | 'sharesCard'>> & Pick<PaymentMethod, 'blockedReason'>;

export interface CaseFileRow {
  readonly id: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly market: string;
  readonly periodStart: Date;
  readonly status: CaseState['renewal']['status'];
  readonly code: string | null;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  readonly lastSettledAt: Date | null;
  readonly lineStatus: CaseState['line']['status'];
  readonly zone: string;
  readonly validTo: Date;
  readonly anchorDay: number;
  readonly timeAnchor: Date | null;
  readonly numberLostAt: Date;
  readonly autoRenew: boolean;
  readonly planVersionId: string;
  readonly takenByOther: boolean;
  readonly moneyHeld: boolean;
  readonly cardLinkEndsAt: Date | null;
  readonly notRefundable: readonly string[];
  readonly methods: readonly MethodRow[];
  readonly charges: readonly ChargeRow[];
  readonly exchanges: readonly ExchangeRow[];
  readonly postings: readonly { id: string; chargeId: string; entry: string; amount: string; currency: string; at: string }[];
  readonly movements: readonly Json<Pick<ValidityMoved, 'source' | 'before' | 'after' | 'chargeId' | 'at'> & { seq: number }>[];
  readonly steps: readonly { revision: number; before: LineStepped['before']; after: LineStepped['after']; at: string }[];
  readonly actions: readonly { id: string; action: string; status: string; at: string; autoRenew: string | null; planBefore: string | null }[];
  readonly imports: readonly { id: string; fields: readonly string[]; at: string }[];
  readonly incidents: readonly { id: string; at: string; open: boolean; others: number }[];
  readonly cases: readonly { id: string; topic: string | null; chargeId: string | null; status: string; at: string }[];
}

/** The rows of one renewal as events. The id of each names its row. */
export function eventsIn(row: CaseFileRow): CaseEvent[] {
  return [
    { kind: 'begun', id: `begun:${row.id}`, at: row.createdAt },
    ...row.charges.flatMap(chargeEvents),
    ...row.exchanges.map((exchange) => exchangeEvent(exchange)),
    ...row.postings.map(({ id, chargeId, entry, amount, currency, at }): CaseEvent => ({ kind: 'posted', id: `ledger:${id}`, at: new Date(at), chargeId, entry, amountMinor: BigInt(amount), currency })),
    ...row.movements.map(
      ({ seq, source, before, after, chargeId, at }): CaseEvent => ({ kind: 'validity_moved', id: `validity:${row.lineId}:${seq}`, at: new Date(at), source, before: instant(before), after: new Date(after), chargeId }),
    ),
    ...row.steps.map(({ revision, before, after, at }): CaseEvent => ({ kind: 'line_stepped', id: `step:${row.lineId}:${revision}`, at: new Date(at), before, after })),
    ...row.actions.map(
      ({ id, action, status, at, autoRenew, planBefore }): CaseEvent => ({ kind: 'acted', id: `action:${id}`, at: new Date(at), action, status, autoRenew: autoRenew === null ? null : autoRenew === 'true', planBefore }),
    ),
    ...row.imports.map(({ id, fields, at }): CaseEvent => ({ kind: 'imported', id: `import:${id}`, at: new Date(at), fields })),
    ...row.methods.filter(({ createdAt }) => new Date(createdAt) >= row.createdAt).map(({ id, createdAt }): CaseEvent => ({ kind: 'method_added', id: `method:${id}`, at: new Date(createdAt), methodId: id })),
    ...row.cases.map(({ id, topic, chargeId, status, at }): CaseEvent => ({ kind: 'case_opened', id: `case:${id}`, at: new Date(at), topic, chargeId, open: status === 'open' })),
    ...row.incidents.map(({ id, at, open, others }): CaseEvent => ({ kind: 'incident_joined', id: `incident:${id}`, at: new Date(at), open, others })),
    ...rested(row),
  ];
}

function chargeEvents({ id, status, amount, createdAt, settledAt, code, ...request }: ChargeRow): CaseEvent[] {
  const { renewalId, reference, number, methodId, by, currency } = request;
  const requested: CaseEvent = { kind: 'charge_requested', id: `charge:${id}`, at: new Date(createdAt), chargeId: id, renewalId, reference, number, methodId, by, amountMinor: BigInt(amount), currency };
  if (status !== 'succeeded' && status !== 'failed' && status !== 'canceled') return [requested];
  return [requested, { kind: 'charge_settled', id: `settled:${id}`, at: new Date(settledAt ?? createdAt), chargeId: id, status, code }];
}

function exchangeEvent({ chargeId, seq, how, outcome, raw, network, advice, provider, at }: ExchangeRow): ExchangeHeld {
  const code = outcome === 'failed' ? normaliseFailure({ raw: raw ?? 'card_declined', network, advice }, provider).code : null;
  return { kind: 'exchange', id: `exchange:${chargeId}:${seq}`, at: new Date(at), chargeId, seq, how, outcome, code };
}

const UNDER_WAY = new Set(['due', 'charging', 'unknown']);

/** A renewal is at rest since it was closed, or since its last charge was. */
function rested({ id, status, code, createdAt, settledAt, lastSettledAt }: CaseFileRow): RenewalRested[] {
  return UNDER_WAY.has(status) ? [] : [{ kind: 'renewal_rested', id: `rested:${id}`, at: settledAt ?? lastSettledAt ?? createdAt, status, code }];
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
