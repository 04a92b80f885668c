import { behaviourNamed, type Behaviour, type Verdict } from '../cards/behaviour.js';
import { DECLINES, type Decline } from '../cards/declines.table.js';
import { chargeShape } from '../shapes/charge.shape.js';
import { failureShape, intentShape } from '../shapes/intent.shape.js';
import { newId } from '../state/ids.js';
import { type ChargeRow, type Failure, type IntentRow, type MethodRow } from '../state/records.js';
import { badRequest, badState, ProviderError } from '../wire/stripe.error.js';
import { secondsOf, type World } from '../world.js';
import { openDispute } from './disputes.js';
import { settleCharge } from './settlement.js';

export interface Circumstances {
  readonly offSession: boolean;
  /** The cardholder has just authenticated. */
  readonly authenticated: boolean;
  /** A demand for authentication counts as a decline. */
  readonly refuseAction: boolean;
  /** Captured on top of the amount asked for: the `wrongAmount` fault. */
  readonly excess: number;
}

export const authenticationUrl = (world: World, id: string): string => `${world.url()}/_simulator/authenticate/${id}`;
export const shapeOfIntent = (world: World, intent: IntentRow): object => intentShape(intent, world.store, authenticationUrl(world, intent.id));

/** Any id that reaches here was checked when its method was found. */
export const behaviourOf = (method: MethodRow): Behaviour => behaviourNamed(method.behaviour) ?? { decide: () => ({ kind: 'approve', risk: 'normal' }) };

/** @throws ProviderError when the method may not pay for this customer */
export function checkOwner(method: MethodRow, customer: string | null): void {
  if (method.detached) {
    throw badRequest('The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.');
  }
  if (method.customer === null || method.customer === customer) return;
  throw badState(customer === null
    ? `The PaymentMethod ${method.id} belongs to the Customer ${method.customer}. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`
    : `The PaymentMethod ${method.id} does not belong to the Customer ${customer} that you supplied. Please use this PaymentMethod with the Customer that it belongs to instead.`, 'resource_missing', { param: 'payment_method' });
}

/** Asks the card, and makes the intent and its charge what the answer says. @throws ProviderError 402 on a decline, with the intent inside */
export function confirmIntent(world: World, intent: IntentRow, method: MethodRow, how: Circumstances): void {
  checkOwner(method, intent.customer);
  const behaviour = behaviourOf(method);
  const verdict = ask(world, behaviour, method, how);
  intent.failure = null;
  if (verdict.kind === 'authenticate') {
    intent.method = method.id;
    intent.status = 'requires_action';
    world.store.intents.touch(intent);
    world.events.record('payment_intent.requires_action', shapeOfIntent(world, intent));
  } else if (verdict.kind === 'decline') {
    decline(world, intent, method, verdict.decline, how);
  } else {
    approve(world, intent, method, behaviour, verdict.risk, how);
  }
}

function ask(world: World, behaviour: Behaviour, method: MethodRow, how: Circumstances): Verdict {
  const verdict = behaviour.decide({ earlier: method.attempts, now: world.now(), offSession: how.offSession, authenticated: how.authenticated, setUp: method.setUp });
  if (behaviour.counts === true) {
    method.attempts += 1;
    world.store.save(world.store.methods, method);
  }
  const refusal = DECLINES.get('authentication_required');
  return verdict.kind === 'authenticate' && how.refuseAction && refusal ? { kind: 'decline', decline: refusal } : verdict;
}

function approve(world: World, intent: IntentRow, method: MethodRow, behaviour: Behaviour, risk: 'normal' | 'elevated', how: Circumstances): void {
  const charge = world.store.charges.add({
    ...chargeOf(world, intent, method, how), amount: intent.amount + how.excess, status: 'succeeded', decline: null, risk,
  });
  intent.method = method.id;
  intent.latestCharge = charge.id;
  keepOrConsume(world, intent, method, how.authenticated);
  if (intent.captureMethod === 'manual') {
    intent.status = 'requires_capture';
    world.store.intents.touch(intent);
    world.events.record('charge.succeeded', chargeShape(charge, world.store));
    world.events.record('payment_intent.amount_capturable_updated', shapeOfIntent(world, intent));
    return;
  }
  settleCharge(world, charge, charge.amount);
  intent.status = 'succeeded';
  intent.amountReceived = charge.amountCaptured;
  world.store.intents.touch(intent);
  world.events.record('charge.succeeded', chargeShape(charge, world.store));
  world.events.record('payment_intent.succeeded', shapeOfIntent(world, intent));
  const { dispute } = behaviour;
  if (dispute) world.later(() => openDispute(world, charge, dispute, charge.amount));
}

/** A method that pays without belonging to a customer is used up, unless it is to be kept for later. Patterned methods are never used up. */
function keepOrConsume(world: World, intent: IntentRow, method: MethodRow, authenticated: boolean): void {
  if (method.customer !== null) return;
  if (intent.setupFutureUsage !== null && intent.customer !== null) {
    method.customer = intent.customer;
    method.setUp = authenticated;
  } else if (method.id.startsWith('pm_sim_')) {
    return;
  } else {
    method.detached = true;
  }
  world.store.save(world.store.methods, method);
}

function decline(world: World, intent: IntentRow, method: MethodRow, why: Decline, how: Circumstances): never {
  const charge = world.store.charges.add({
    ...chargeOf(world, intent, method, how), amount: intent.amount, status: 'failed', decline: why.key, risk: why.outcome === 'blocked' ? 'highest' : 'normal',
  });
  intent.latestCharge = charge.id;
  const failure = failIntent(world, intent, { decline: why.key, method: method.id, charge: charge.id }, () => world.events.record('charge.failed', chargeShape(charge, world.store)));
  const payment_intent = intentShape(intent, world.store, authenticationUrl(world, intent.id));
  throw new ProviderError(402, { ...failureShape(failure, world.store), payment_intent }, true);
}

/** Back to the start: the intent wants another payment method. */
export function failIntent(world: World, intent: IntentRow, failure: Failure, before: () => void = () => undefined): Failure {
  intent.status = 'requires_payment_method';
  intent.method = null;
  intent.failure = failure;
  world.store.intents.touch(intent);
  before();
  world.events.record('payment_intent.payment_failed', shapeOfIntent(world, intent));
  return failure;
}

const chargeOf = (world: World, intent: IntentRow, method: MethodRow, how: Circumstances): Omit<ChargeRow, 'amount' | 'status' | 'decline' | 'risk'> => ({
  id: newId('ch'), created: secondsOf(world), intent: intent.id, currency: intent.currency, customer: intent.customer, description: intent.description,
  metadata: intent.metadata, method: method.id, authenticated: how.authenticated, amountCaptured: 0, amountRefunded: 0, captured: false, transaction: null, dispute: null,
});
