import type { ReasonCode } from '#actions';
import { abilityFor, limitOf, record } from '#permissions';
import { providerCodes } from '#payments/api';
import type { StaffActor } from '#platform/access';
import { diagnose } from '../diagnosis/diagnose.js';
import type { Diagnosis } from '../diagnosis/diagnose.js';
import type { Cause, Certainty } from '../diagnosis/causes.js';
import { nextSteps } from '../diagnosis/next.steps.js';
import { readCase } from '../diagnosis/reading.js';
import type { Desk, ProposedVerb, Step } from '../diagnosis/steps.js';
import { causeWords, verdictWords } from '../diagnosis/words/index.js';
import type { StepWords } from '../diagnosis/words/words.js';
import type { StoredCase } from './case-file.reader.js';
import { said } from './verdict.said.js';
import { timelineOf } from './verdict.timeline.js';
import type { EvidenceView } from './verdict.timeline.js';

/** Where the renewal is: a person may have to act, it is paid, the number is lost, or it was called off. */
export const STANDINGS = ['open', 'renewed', 'lost', 'closed'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface StepView extends StepWords {
  readonly kind: Step['kind'];
  /** The action of the bus that does it, with its input filled in; null when it is no action. */
  readonly action: ProposedVerb | null;
  readonly input: Readonly<Record<string, unknown>> | null;
  readonly reasonCode: ReasonCode | null;
  /** The instant that is waited for. */
  readonly until: Date | null;
}

export interface VerdictView {
  readonly standing: Standing;
  readonly cause: Cause;
  readonly certainty: Certainty;
  readonly title: string;
  readonly explanation: string;
  readonly toSubscriber: string;
  readonly evidence: readonly EvidenceView[];
  readonly falsifiers: readonly string[];
  readonly ruledOut: readonly { readonly cause: Cause; readonly title: string; readonly reason: string }[];
  /** What to do, the best first; never empty. */
  readonly steps: readonly StepView[];
}

/** A verdict in the reader's words, with the actions that the reader may take. */
export function verdictView({ file, exchanges, market }: StoredCase, staff: StaffActor): VerdictView {
  const { locale } = staff;
  const { zone } = file.state.line;
  const finding = diagnose(file);
  const words = causeWords(finding.cause, finding.code, locale);
  const steps = nextSteps(finding, readCase(file), deskOf(staff, market));
  return {
    standing: standingOf(file.state.renewal.status),
    cause: finding.cause,
    certainty: finding.certainty,
    title: words.title,
    explanation: words.explanation,
    toSubscriber: words.toSubscriber,
    evidence: timelineOf({ file, finding, codes: codesOf(exchanges, staff), locale }),
    falsifiers: finding.falsifiers.map(({ code, params }) => verdictWords[locale].falsifiers[code](said(params, locale, zone))),
    ruledOut: finding.ruledOut.map(({ cause, reason }) => ({ cause, title: causeWords(cause, null, locale).title, reason: verdictWords[locale].ruledOut[reason] })),
    steps: steps.map((step) => stepView(step, finding, staff, zone)),
  };
}

function standingOf(status: string): Standing {
  if (status === 'succeeded') return 'renewed';
  return status === 'lapsed' ? 'lost' : status === 'canceled' ? 'closed' : 'open';
}

const SUBJECT_OF: Readonly<Record<ProposedVerb, 'Line' | 'Case' | 'Charge' | 'Subscriber'>> = {
  renewNow: 'Line',
  extendValidity: 'Line',
  setAutoRenew: 'Line',
  changePlan: 'Line',
  openCase: 'Case',
  askProvider: 'Charge',
  refundCharge: 'Charge',
  restoreConsent: 'Subscriber',
  sendConfirmationLink: 'Line',
  sendUpdateCardLink: 'Line',
};

function deskOf(staff: StaffActor, market: string): Desk {
  const ability = abilityFor(staff);
  return { may: (verb) => ability.can(verb, record(SUBJECT_OF[verb], { market })), extendDays: limitOf('extendValidity.days', staff.role) };
}

function codesOf(exchanges: StoredCase['exchanges'], staff: StaffActor): Map<string, string> {
  return new Map(
    exchanges.flatMap(({ chargeId, seq, raw, network, advice, class: failureClass }) => {
      const { rawCode, networkCode, adviceCode } = providerCodes({ rawCode: raw, networkCode: network, adviceCode: advice }, failureClass, staff);
      const shown = [rawCode, networkCode, adviceCode].filter((code) => code !== null);
      return shown.length > 0 ? [[`exchange:${chargeId}:${seq}`, shown.join(' · ')]] : [];
    }),
  );
}

function stepView(step: Step, finding: Diagnosis, { locale }: StaffActor, zone: string): StepView {
  const words = verdictWords[locale];
  const none = { action: null, input: null, reasonCode: null, until: null };
  switch (step.kind) {
    case 'act': {
      const days = typeof step.input['days'] === 'number' ? step.input['days'] : 0;
      const subject = step.verb === 'openCase' ? { subject: causeWords(finding.cause, finding.code, locale).title } : {};
      return { ...none, kind: step.kind, ...words.acts[step.why](said({ days, method: step.method ?? '' }, locale, zone)), action: step.verb, input: { ...step.input, ...subject }, reasonCode: step.reasonCode };
    }
    case 'ask':
      return { ...none, kind: step.kind, ...words.asks[step.why] };
    case 'wait':
      return { ...none, kind: step.kind, ...words.waits[step.why](said({ at: step.until, others: step.others ?? 0 }, locale, zone)), until: step.until };
    case 'end':
      return { ...none, kind: step.kind, ...words.ends[step.why] };
  }
}
