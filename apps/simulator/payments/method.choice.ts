import { passesLuhn } from '#kernel';
import { numberedMethod, templateMethod, type CardBlueprint } from '../cards/method-ids.js';
import { testCardNamed } from '../cards/test-cards.table.js';
import { type MethodRow } from '../state/records.js';
import { type Params } from '../wire/params.js';
import { badRequest, noSuch, ProviderError } from '../wire/stripe.error.js';
import { secondsOf, type World } from '../world.js';

/** Finds the payment method, or makes it: called once everything else about the request is known to be right. */
export type MethodChoice = () => MethodRow;

/** The method of an id: one that exists, or a fresh one from a template such as `pm_card_visa`. @throws ProviderError 400, 404 */
export function methodOfId(world: World, id: string, param: string, status: 400 | 404): MethodRow {
  const existing = world.store.method(id);
  if (existing) return existing;
  const template = templateMethod(id);
  if (!template) throw noSuch('PaymentMethod', id, param, status);
  return world.store.makeMethod(template, secondsOf(world));
}

/** `payment_method` or `payment_method_data` of a request. */
export function methodChoice(world: World, params: Params): MethodChoice | undefined {
  const id = params.text('payment_method');
  const data = params.nested('payment_method_data');
  if (id !== undefined && data) throw badRequest('You cannot set both `payment_method` and `payment_method_data`.', { param: 'payment_method' });
  if (id !== undefined) return () => methodOfId(world, id, 'payment_method', 400);
  return data && describedMethod(world, data);
}

/** A payment method that the request spells out: type, card or token, billing details. */
export function describedMethod(world: World, params: Params): MethodChoice {
  params.required('type');
  if (params.choice('type', ['card']) === undefined) throw badRequest('Invalid type: must be card', { param: 'type' });
  const card = params.nested('card');
  if (!card) throw badRequest('Missing required param: card.', { code: 'parameter_missing', param: 'card' });
  const blueprint = readCard(world, card);
  const billing = params.nested('billing_details');
  const person = { name: billing?.text('name') ?? null, email: billing?.text('email') ?? null, phone: billing?.text('phone') ?? null };
  billing?.accept('address', 'tax_id');
  billing?.done();
  const metadata = params.metadata();
  params.accept('allow_redisplay', 'radar_options');
  params.done();
  return () => {
    const method = Object.assign(world.store.makeMethod(blueprint, secondsOf(world)), person, { metadata });
    world.store.methods.touch(method);
    return method;
  };
}

function readCard(world: World, card: Params): CardBlueprint {
  const token = card.text('token');
  if (token !== undefined) {
    card.done();
    const template = token.startsWith('tok_') && testCardNamed(token) ? templateMethod(token) : undefined;
    if (!template) throw noSuch('token', token, 'card[token]', 400);
    return template;
  }
  const number = card.required('number').replaceAll(/[ -]/g, '');
  card.accept('networks', 'cvc');
  const month = card.integer('exp_month') ?? 0;
  const year = card.integer('exp_year') ?? 0;
  card.done();
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) throw cardError('incorrect_number', 'Your card number is incorrect.', 'number');
  if (month < 1 || month > 12) throw cardError('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month');
  const today = new Date(world.now());
  const monthsLeft = (year - today.getUTCFullYear()) * 12 + month - 1 - today.getUTCMonth();
  if (monthsLeft < 0 || year > today.getUTCFullYear() + 50) throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  const blueprint = numberedMethod(number, { month, year });
  if (!blueprint) {
    throw new ProviderError(402, {
      type: 'card_error', code: 'card_declined', decline_code: 'test_mode_live_card',
      message: 'Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
    });
  }
  return blueprint;
}

const cardError = (code: string, message: string, param: string): ProviderError => new ProviderError(402, { type: 'card_error', code, message, param });
