import { failureKind, linkEnd } from '#payments';
import { isExpired } from '../domain/method.expiry.js';
import type { MethodOnFile } from './case.file.js';
import type { Cause } from './causes.js';
import { isInSuspense } from './reading.js';
import type { Reading } from './reading.js';
import { secondExtension } from './rules/money.rules.js';
import type { ActReason, Desk, Step } from './steps.js';

const HOUR = 3_600_000;
/** A subscriber who is told today acts within this, as a rule: a number that is lost sooner needs time first. */
const TIME_TO_ACT_HOURS = 72;
const USUAL_EXTENSION_DAYS = 7;
/** Two charges of one method are at least so far apart, as the schedule keeps them. */
const MIN_GAP_HOURS = 24;

/** What is possible on this line, for this reader. */
export class Options {
  constructor(
    readonly reading: Reading,
    readonly desk: Desk,
  ) {}

  /** The next attempt comes by itself before the number is lost. */
  inTime(): boolean {
    const { renewal, line } = this.reading.state;
    const at = renewal.nextAttemptAt;
    return at !== null && line.autoRenew && at < line.numberLostAt && at.getTime() > this.reading.now.getTime() - HOUR;
  }

  wait(): Step[] {
    const [incident] = this.reading.of('incident_joined').filter(({ open }) => open);
    const until = this.reading.state.renewal.nextAttemptAt;
    return [incident ? { kind: 'wait', why: 'outage_over', until, others: incident.others } : { kind: 'wait', why: 'next_attempt', until }];
  }

  ask(why: Extract<Step, { kind: 'ask' }>['why']): Step[] {
    return [{ kind: 'ask', why }];
  }

  /** The number is lost before the subscriber can act. */
  gainTime(): Step[] {
    const { line } = this.reading.state;
    const days = Math.min(USUAL_EXTENSION_DAYS, this.desk.extendDays ?? USUAL_EXTENSION_DAYS);
    const isLate = line.numberLostAt.getTime() - this.reading.now.getTime() < TIME_TO_ACT_HOURS * HOUR;
    if (!isLate || days < 1 || this.reading.state.takenByOther || !this.desk.may('extendValidity')) return [];
    return [{ kind: 'act', verb: 'extendValidity', input: { lineId: line.id, days }, reasonCode: 'number_rescue', why: 'gain_time' }];
  }

  /** A method that has not been refused for this renewal; one that came since the failure first. */
  chargeOther(): Step[] {
    const { own, state } = this.reading;
    const tried = new Set(own.map(({ request }) => request.methodId));
    const since = this.reading.of('renewal_rested').at(-1)?.at ?? null;
    const others = this.chargeable().filter(({ id }) => !tried.has(id));
    const added = others.find(({ createdAt }) => since !== null && createdAt > since);
    const method = added ?? others.find(({ isDefault }) => isDefault) ?? others[0];
    return method ? this.charge(method, added || state.renewal.code === 'no_payment_method' ? 'method_added' : 'other_method') : [];
  }

  /** The method that was refused, for the subscriber to confirm with the bank. */
  sendLink(): Step[] {
    const { last, now, state } = this.reading;
    const method = this.chargeable('sendConfirmationLink').find(({ id, linked }) => linked && id === last?.request.methodId);
    const waits = state.renewal.status === 'failed' || state.renewal.status === 'retry_scheduled';
    if (!method || !waits || !linkEnd(state.line.numberLostAt, now)) return [];
    const input = { lineId: state.line.id, paymentMethodId: method.id };
    return [{ kind: 'act', verb: 'sendConfirmationLink', input, reasonCode: 'payment_failure', why: 'send_link', method: method.label }];
  }

  /** Only another card can pay: the subscriber enters it on a page of the provider's, or says it to nobody. */
  newCard(): Step[] {
    const { line, cardLink, takenByOther } = this.reading.state;
    if (cardLink !== null && cardLink !== 'none_to_give') return [{ kind: 'wait', why: 'new_card', until: cardLink.endsAt }];
    const isInTime = linkEnd(line.numberLostAt, this.reading.now) !== null;
    if (cardLink === 'none_to_give' || takenByOther || !isInTime || !this.desk.may('sendUpdateCardLink')) return this.ask('new_card');
    return [{ kind: 'act', verb: 'sendUpdateCardLink', input: { lineId: line.id, asDefault: true }, reasonCode: 'payment_failure', why: 'send_card_link' }];
  }

  /** Another method helps where the fault is the bank's, and not where it is the provider's or ours. */
  chargeOtherIn(cause: Cause): Step[] {
    return cause === 'bank_outage' || cause === 'bank_unavailable' ? this.chargeOther() : [];
  }

  /** The method that failed in passing, after a decent time. @param soon the fault was not its own: no need to wait */
  chargeSame(soon = false): Step[] {
    const { last, now } = this.reading;
    const method = this.chargeable().find(({ id, isDefault }) => (last ? id === last.request.methodId : isDefault));
    const gap = last ? now.getTime() - last.request.at.getTime() : Infinity;
    if (!method || (!soon && gap < MIN_GAP_HOURS * HOUR)) return [];
    if (last?.code && !['soft', 'technical'].includes(failureKind(last.code).class)) return [];
    return this.charge(method, 'same_method');
  }

  /** The open charge, by evidence: the only way to know. */
  askProvider(): Step[] {
    const { openCharge, takenByOther } = this.reading.state;
    if (openCharge === null || takenByOther || !this.desk.may('askProvider')) return [];
    return [{ kind: 'act', verb: 'askProvider', input: { chargeId: openCharge.id }, reasonCode: 'payment_failure', why: 'ask_provider' }];
  }

  /** Money that was taken and bought nothing. */
  giveBack(): Step[] {
    const { own, near, state } = this.reading;
    if (state.takenByOther || state.moneyHeld || !this.desk.may('refundCharge')) return [];
    const astray = [...own, ...near].find((story) => isInSuspense(story) && !state.notRefundable.includes(story.request.chargeId));
    if (!astray) return [];
    return [{ kind: 'act', verb: 'refundCharge', input: { chargeId: astray.request.chargeId, kind: 'correction' }, reasonCode: 'correction', why: 'give_back' }];
  }

  /** Of two renewals for one wish the second, with the period that it gave. */
  takeSecondBack(): Step[] {
    const { state } = this.reading;
    const second = secondExtension(this.reading);
    if (!second || state.takenByOther || state.moneyHeld || state.notRefundable.includes(second.request.chargeId) || !this.desk.may('refundCharge')) return [];
    return [{ kind: 'act', verb: 'refundCharge', input: { chargeId: second.request.chargeId, kind: 'reversal' }, reasonCode: 'correction', why: 'take_second_back' }];
  }

  /** After the subscriber has said that the number is wanted. */
  recordConsent(): Step[] {
    const { methods, line } = this.reading.state;
    const method = methods.find(({ consentWithdrawn }) => consentWithdrawn);
    if (!method || !this.desk.may('restoreConsent')) return [];
    return [{ kind: 'act', verb: 'restoreConsent', input: { subscriberId: line.subscriberId, paymentMethodId: method.id }, reasonCode: 'customer_request', why: 'record_consent', method: method.label }];
  }

  switchOn(): Step[] {
    const { line } = this.reading.state;
    if (line.autoRenew || !this.desk.may('setAutoRenew')) return [];
    return [{ kind: 'act', verb: 'setAutoRenew', input: { lineId: line.id, autoRenew: true }, reasonCode: 'customer_request', why: 'switch_on' }];
  }

  returnToPlan(): Step[] {
    const { planToReturnTo, line, takenByOther } = this.reading.state;
    if (planToReturnTo === null || takenByOther || !this.desk.may('changePlan')) return [];
    return [{ kind: 'act', verb: 'changePlan', input: { lineId: line.id, planVersionId: planToReturnTo }, reasonCode: 'customer_request', why: 'return_to_plan' }];
  }

  private chargeable(verb: 'renewNow' | 'sendConfirmationLink' = 'renewNow'): MethodOnFile[] {
    const { own, state, now } = this.reading;
    if (own.some(isInSuspense)) return [];
    if (state.openCharge !== null || state.moneyHeld || state.takenByOther || state.plan.priceMinor === 0n || !this.desk.may(verb)) return [];
    return state.methods.filter((method) => method.status === 'usable' && method.served && method.admitted && !isExpired(method, now));
  }

  private charge(method: MethodOnFile, why: ActReason): Step[] {
    const input = { lineId: this.reading.state.line.id, paymentMethodId: method.id };
    return [{ kind: 'act', verb: 'renewNow', input, reasonCode: 'payment_failure', why, method: method.label }];
  }
}
