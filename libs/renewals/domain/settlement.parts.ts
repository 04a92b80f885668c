import type { PointsEarned } from '#loyalty';
import { failureKind, neverAgain } from '#payments';
import type { ChargeChange, ChargeRecord, Failure, FailureCode, LedgerTransaction, MethodBlock, ChargeOutcome, RawFailure } from '#payments';
import type { PlanVersion } from '#plans';
import type { LineRecord, ValidityMove } from '#subscribers';
import type { RenewalChange, RenewalRecord } from '../renewal.record.js';
import { renewalStates } from './renewal.states.js';
import type { RenewalEvent } from './renewal.states.js';

/** A renewal as it stands under lock. */
export interface Case {
  readonly line: LineRecord;
  readonly plan: PlanVersion;
  readonly renewal: RenewalRecord;
}

/** Everything that one outcome changes; written together or not at all. */
export interface Settlement {
  readonly line: LineRecord;
  readonly renewal: RenewalRecord;
  readonly renewalChange: RenewalChange;
  readonly charge: ChargeRecord | null;
  readonly chargeChange: ChargeChange | null;
  readonly move: ValidityMove | null;
  readonly ledger: LedgerTransaction | null;
  readonly points: PointsEarned | null;
}

/** A settlement that changes nothing beyond charge and renewal. */
export function untouched({ line, renewal }: Case, charge: ChargeRecord | null, chargeChange: ChargeChange | null): Omit<Settlement, 'renewalChange'> {
  return { line, renewal, charge, chargeChange, move: null, ledger: null, points: null };
}

/** The renewal after an event. */
export function moved(renewal: RenewalRecord, event: RenewalEvent): RenewalChange {
  const status = renewalStates.next(renewal.status, event);
  return { id: renewal.id, status, nextAttemptAt: null, failureCode: null, failureClass: null, extendedTo: null, settledAt: null };
}

export function failed(code: FailureCode, { class: failureClass } = failureKind(code) as Pick<Failure, 'class'>): Pick<RenewalChange, 'failureCode' | 'failureClass'> {
  return { failureCode: code, failureClass };
}

export interface ChargeEnd {
  readonly status: ChargeChange['status'];
  readonly settledAt?: Date;
  readonly failure?: Failure;
  readonly check?: Date | null;
}

/** The charge after an exchange about it. */
export function chargeAfter(charge: ChargeRecord, outcome: ChargeOutcome, { status, settledAt, failure, check }: ChargeEnd): ChargeChange {
  const refusal = outcome.kind === 'failed' ? outcome : null;
  return {
    id: charge.id,
    status,
    providerReference: 'reference' in outcome ? outcome.reference : null,
    rawCode: refusal?.raw ?? null,
    networkCode: refusal?.network ?? null,
    adviceCode: refusal?.advice ?? null,
    failureCode: failure?.code ?? null,
    failureClass: failure?.class ?? null,
    settledAt: settledAt ?? null,
    nextCheckAt: check ?? null,
    checks: charge.checks + (status === 'unknown' ? 1 : 0),
    confirmUrl: outcome.kind === 'awaiting' ? outcome.link : null,
    block: refusal && failure ? blockAfter(charge, failure, refusal) : null,
  };
}

/** A decline that forbids the method for good blocks it, whatever the renewal does next. */
function blockAfter({ id, paymentMethodId, subscriberId, brand }: ChargeRecord, { code }: Failure, { raw, network, advice }: RawFailure): MethodBlock | null {
  const reason = neverAgain({ brand, failureCode: code, rawCode: raw, networkCode: network, adviceCode: advice });
  return reason && { methodId: paymentMethodId, subscriberId, chargeId: id, reason };
}
