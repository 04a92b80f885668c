import { type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { closeDispute, openDispute } from '../payments/disputes.js';
import { disputeShape } from '../shapes/money.shapes.js';
import { type Delivery } from '../webhooks/delivery.js';
import { type DeliveryObstacle } from '../webhooks/delivery.faults.js';
import { escalatePaypalDispute, openPaypalDispute, resolvePaypalDispute } from '../paypal/disputes.js';
import { completeCapture } from '../paypal/orders.js';
import { PaypalProblem } from '../paypal/problem.js';
import { refundCapture } from '../paypal/refunds.js';
import { captureShape } from '../paypal/shapes.js';
import { type Answer } from '../wire/answer.js';
import { readBody } from '../wire/body.js';
import { badRequest, noSuch, ProviderError } from '../wire/stripe.error.js';
import { type World } from '../world.js';
import { authenticationSchema, cardSchema, closingSchema, disputeSchema, faultSchema, paypalDisputeSchema, paypalRefundSchema, paypalResolutionSchema, settingsSchema, webhookFaultSchema } from './admin.schemas.js';
import { stateOf } from './admin.state.js';
import { authenticate, authenticationPage, wayBack } from './cardholder.js';
import { checkoutPage, saveCard } from './checkout.page.js';
import { Redirect } from './redirect.js';

export interface AdminTools {
  readonly world: World;
  readonly obstacle: DeliveryObstacle;
  readonly delivery: Delivery;
  readonly reset: () => void;
}

interface Call {
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Sent by a page's form, so that a browser waits for the answer. */
  readonly isForm: boolean;
}

type Handler = (call: Call) => object | string;

/** The simulator's own API under /_simulator: what a test or a demonstration tells it to do. */
export class Admin {
  private readonly handlers: Readonly<Record<string, Handler>>;

  constructor(private readonly tools: AdminTools) {
    this.handlers = this.table();
  }

  async answer(request: IncomingMessage): Promise<Answer> {
    try {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulator');
      const [, , subject = '', id = '', verb = ''] = pathname.split('/');
      const pattern = [subject, ...(id === '' ? [] : [':id']), ...(verb === '' ? [] : [verb])].join('/');
      const handler = this.handlers[`${request.method ?? 'GET'} ${pattern}`];
      const type = request.headers['content-type'] ?? '';
      const body = decoded(await readBody(request), type);
      if (!handler) throw new ProviderError(404, { type: 'invalid_request_error', message: `The simulator has no ${request.method ?? 'GET'} ${pathname}; see apps/simulator/README.md.` });
      const result = handler({ id, query: searchParams, body, isForm: isForm(type) });
      this.tools.world.store.commit();
      if (result instanceof Redirect) return { status: 303, body: '', headers: { Location: result.to } };
      return typeof result === 'string' ? { status: 200, body: result, headers: { 'Content-Type': 'text/html; charset=utf-8' } } : { status: 200, body: JSON.stringify(result), headers: {} };
    } catch (error) {
      if (error instanceof ProviderError) return { status: error.status, body: JSON.stringify(error.body), headers: error.status === 413 ? { Connection: 'close' } : {} };
      if (error instanceof PaypalProblem) return { status: error.status, body: JSON.stringify(error.body), headers: {} };
      throw error;
    }
  }

  private table(): Record<string, Handler> {
    const { world, obstacle, delivery, reset } = this.tools;
    return {
      'GET state': ({ query }) => ({ ...stateOf(world, query.get('metadata_key') ?? 'charge_id', query.get('value')), webhooks: { ...delivery.counts, open: delivery.open, obstacle: obstacle.current }, faults: world.faults.list() }),
      'POST reset': () => {
        reset();
        return { reset: true };
      },
      'GET faults': () => ({ faults: world.faults.list() }),
      'POST faults': ({ body }) => {
        const { times, match, ...fault } = checked(faultSchema, body);
        return world.faults.add(fault, match, times ?? null);
      },
      'DELETE faults': () => {
        world.faults.clear();
        return { faults: [] };
      },
      'POST webhooks': ({ body }) => {
        obstacle.set(checked(webhookFaultSchema, body));
        return obstacle.current;
      },
      'POST settings': ({ body }) => Object.assign(world.settings, checked(settingsSchema, body)),
      'POST disputes': ({ body }) => {
        const { charge, reason, amount } = checked(disputeSchema, body);
        const row = world.store.charges.find(charge);
        if (!row) throw noSuch('charge', charge, 'charge');
        return disputeShape(openDispute(world, row, reason, amount ?? row.amountCaptured), world.store);
      },
      'POST disputes/:id/close': ({ id, body }) => {
        const { outcome } = checked(closingSchema, body);
        const row = world.store.disputes.find(id);
        if (!row) throw noSuch('dispute', id);
        closeDispute(world, row, outcome);
        return disputeShape(row, world.store);
      },
      'POST captures/:id/complete': ({ id }) => captureShape(completeCapture(world, id)),
      // As somebody does it at PayPal, where our ids are not known.
      'POST captures/:id/refund': ({ id, body }) => refundCapture(world, id, checked(paypalRefundSchema, body)),
      'POST captures/:id/reverse': ({ id, body }) => refundCapture(world, id, checked(paypalRefundSchema, body), 'REVERSED'),
      'POST captures/:id/dispute': ({ id, body }) => openPaypalDispute(world, id, checked(paypalDisputeSchema, body).reason),
      'POST paypal-disputes/:id/escalate': ({ id }) => escalatePaypalDispute(world, id),
      'POST paypal-disputes/:id/resolve': ({ id, body }) => resolvePaypalDispute(world, id, checked(paypalResolutionSchema, body).outcome),
      'GET checkout/:id': ({ id }) => checkoutPage(world, id),
      'POST checkout/:id': ({ id, body }) => saveCard(world, id, checked(cardSchema, body).card),
      'GET authenticate/:id': ({ id }) => authenticationPage(world, id),
      'POST authenticate/:id': ({ id, body, isForm }) => {
        const done = authenticate(world, id, checked(authenticationSchema, body).outcome);
        const way = isForm ? wayBack(done) : null;
        return way === null ? done : new Redirect(way);
      },
    };
  }
}

const isForm = (type: string): boolean => type.startsWith('application/x-www-form-urlencoded');

function decoded(text: string, type: string): unknown {
  if (text === '') return {};
  if (isForm(type)) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The body is not JSON.');
  }
}

function checked<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw badRequest(result.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; '));
}
