import type { CaseFile } from './case.file.js';
import { CAUSE_OF_CODE } from './causes.js';
import { falsifier, isFinding } from './finding.js';
import type { Finding, Rule, RuledOut } from './finding.js';
import { ids, readCase } from './reading.js';
import type { Reading } from './reading.js';
import { declined, heldAtTheDoor, noMethod, priceChanged, retriesExhausted } from './rules/failure.rules.js';
import { contradiction, doublePayment, otherAmount, paidForNothing, paidLate, paidNotExtended } from './rules/money.rules.js';
import { awaitingSubscriber, outcomeUnknown, underWay } from './rules/open.rules.js';
import { autoRenewOff, capReached, outOfService, overtaken, renewed, workerAway } from './rules/standing.rules.js';

export interface Diagnosis extends Finding {
  readonly ruledOut: readonly RuledOut[];
}

/** Money that went astray comes first, then money that may have, then why nothing was charged, then why a charge was refused. */
const RULES: readonly Rule[] = [
  doublePayment,
  contradiction,
  otherAmount,
  paidLate,
  underWay,
  awaitingSubscriber,
  outcomeUnknown,
  paidForNothing,
  paidNotExtended,
  renewed,
  overtaken,
  outOfService,
  autoRenewOff,
  capReached,
  workerAway,
  noMethod,
  heldAtTheDoor,
  priceChanged,
  retriesExhausted,
  declined,
];

/** One root cause of what became of a renewal, from everything that is known of it. Pure: the same file gives the same verdict. */
export function diagnose(file: CaseFile): Diagnosis {
  const reading = readCase(file);
  const results = RULES.map((rule) => rule(reading));
  const finding = results.find(isFinding) ?? nothingFound(reading);
  const others = results.flatMap((result) => (result === null || isFinding(result) ? [] : [result]));
  const ruledOut = [...others, ...earlierAttempts(reading), ...withoutIncident(finding, reading)].filter(({ cause }) => cause !== finding.cause);
  return { ...finding, ruledOut: [...new Map(ruledOut.map((item) => [item.cause, item])).values()] };
}

function nothingFound({ of }: Reading): Finding {
  return { cause: 'not_determined', certainty: 'undetermined', code: null, decisive: [], supporting: ids(of('renewal_rested')), falsifiers: [falsifier('piece_found')] };
}

/** An attempt that failed for another reason was followed by a later one, which is what counts. */
function earlierAttempts({ own }: Reading): RuledOut[] {
  return own.slice(0, -1).flatMap(({ code }) => (code === null ? [] : [{ cause: CAUSE_OF_CODE[code], reason: 'earlier_attempt' as const }]));
}

function withoutIncident({ cause }: Finding, { of }: Reading): RuledOut[] {
  const asked = cause === 'bank_unavailable' || cause === 'processing_fault' || cause === 'provider_unreachable';
  return asked && of('incident_joined').length === 0 ? [{ cause: 'bank_outage', reason: 'no_incident' }] : [];
}
