import { createHmac, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Fault } from '../faults/fault.js';
import { type Answer } from '../wire/answer.js';
import { readBody } from '../wire/body.js';
import { secondsOf, type World } from '../world.js';
import { type Certificate } from './certificate.js';
import { CERTIFICATES } from './messages.js';
import { askVault, captureOrder, fieldsIn, findOrder, makeOrder, vaultIn, type Fields } from './orders.js';
import { internalError, malformed, notFound, PaypalProblem, tooMany, unauthorized } from './problem.js';
import { refundCapture } from './refunds.js';
import { orderShape, refundShape } from './shapes.js';
import { searchTransactions } from './transactions.js';

export interface PaypalAccount {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly webhookId: string;
  readonly certificate: Certificate;
}

const TOKEN_SECONDS = 32_400;
const PREFIXES = ['/v2/', '/v1/oauth2/', '/v1/reporting/', CERTIFICATES];

export const isPaypalPath = (path: string): boolean => PREFIXES.some((prefix) => path.startsWith(prefix));

interface Call {
  readonly path: string;
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: Fields;
  readonly minimal: boolean;
}

interface Done {
  readonly status: number;
  readonly body: object;
  readonly fault?: Fault | undefined;
}

type Work = (call: Call) => Done;

/** PayPal's API: sign-in, orders, captures, refunds, transaction search and the certificate of its webhooks. */
export class PaypalApi {
  private readonly routes: readonly (readonly [method: string, pattern: RegExp, work: Work])[];

  constructor(private readonly world: World, private readonly account: PaypalAccount) {
    this.routes = this.table();
  }

  async answer(request: IncomingMessage): Promise<Answer> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulator');
    try {
      if (pathname === `${CERTIFICATES}${this.account.certificate.id}`) return { status: 200, body: this.account.certificate.pem, headers: { 'Content-Type': 'application/x-pem-file' } };
      const text = await readBody(request);
      if (pathname === '/v1/oauth2/token') return this.token(request);
      this.checkToken(request.headers.authorization);
      const route = this.routes.find(([method, pattern]) => method === request.method && pattern.test(pathname));
      if (!route) throw notFound();
      const call = { path: pathname, id: pathname.replace(route[1], '$1'), query: searchParams, body: bodyOf(text), minimal: request.headers.prefer !== 'return=representation' };
      const key = request.headers['paypal-request-id'];
      return await this.perform(route[2], call, typeof key === 'string' ? `paypal:${pathname}:${key}` : null);
    } catch (error) {
      return answerOf(error);
    }
  }

  private async perform(work: Work, call: Call, key: string | null): Promise<Answer> {
    const stored = key === null ? undefined : this.world.store.answers.get(key);
    if (stored) return { status: stored.status, body: stored.body, headers: {} };
    const { status, body, fault } = work(call);
    const answer: Answer = { status, body: JSON.stringify(body), headers: {}, fault };
    // What PayPal refuses can be tried again under its id; what it did is said again.
    if (key !== null && status < 300) this.world.store.keepAnswer({ id: key, created: secondsOf(this.world), path: call.path, fingerprint: '', status, body: answer.body, requestId: '' });
    this.world.store.commit();
    if (fault?.delayMs !== undefined) await pause(fault.delayMs, undefined, { ref: false });
    return fault?.kind === 'status500AfterCapture' ? answerOf(internalError()) : answer;
  }

  private table(): PaypalApi['routes'] {
    const { world } = this;
    const { store } = world;
    return [
      ['POST', /^\/v2\/checkout\/orders$/, ({ body, minimal }) => ({ status: 201, body: shortened(makeOrder(world, body), minimal) })],
      ['GET', /^\/v2\/checkout\/orders\/(\w+)$/, ({ id }) => ({ status: 200, body: orderShape(findOrder(world, id), store) })],
      ['POST', /^\/v2\/checkout\/orders\/(\w+)\/capture$/, (call) => this.capture(call)],
      ['POST', /^\/v2\/payments\/captures\/(\w+)\/refund$/, (call) => this.refund(call)],
      ['GET', /^\/v2\/payments\/refunds\/(\w+)$/, ({ id }) => {
        const refund = store.paypalRefunds.find(id);
        if (!refund) throw notFound();
        return { status: 200, body: refundShape(refund) };
      }],
      ['GET', /^\/v1\/reporting\/transactions$/, ({ query }) => ({ status: 200, body: searchTransactions(world, query) })],
    ];
  }

  private capture({ id, body, minimal }: Call): Done {
    const order = findOrder(this.world, id);
    const vault = vaultIn(body);
    const told = this.world.faults.take(() => ({ operation: 'charge', payment_method: vault, customer: null, metadata: { charge_id: order.customId ?? '' } }));
    if (stopsBefore(told)) return stopped(told);
    const behaviour = askVault(this.world, vault);
    const fault = told ?? (behaviour.kind === 'fault' ? behaviour.fault : undefined);
    if (stopsBefore(fault)) return stopped(fault);
    return { status: 201, body: shortened(captureOrder(this.world, order, behaviour, fault), minimal), fault };
  }

  private refund({ id, body, minimal }: Call): Done {
    const capture = this.world.store.captures.find(id);
    const fault = this.world.faults.take(() => ({ operation: 'refund', payment_method: null, customer: null, metadata: { charge_id: capture?.customId ?? '' } }));
    if (stopsBefore(fault)) return stopped(fault);
    return { status: 201, body: shortened(refundCapture(this.world, id, body), minimal), fault };
  }

  private token({ headers }: IncomingMessage): Answer {
    const expected = Buffer.from(`${this.account.clientId}:${this.account.clientSecret}`).toString('base64');
    if (headers.authorization !== `Basic ${expected}`) return { status: 401, body: JSON.stringify({ error: 'invalid_client', error_description: 'Client Authentication failed' }), headers: {} };
    const until = secondsOf(this.world) + TOKEN_SECONDS;
    const body = { scope: 'https://uri.paypal.com/services/payments', access_token: `A21AA${until}.${this.seal(until)}`, token_type: 'Bearer', app_id: 'APP-80W284485P519543T', expires_in: TOKEN_SECONDS };
    return { status: 200, body: JSON.stringify(body), headers: {} };
  }

  private checkToken(header: string | undefined): void {
    const [, until = '', seal = ''] = /^Bearer A21AA(\d+)\.(\w{64})$/.exec(header ?? '') ?? [];
    if (seal === '' || Number(until) < secondsOf(this.world) || !timingSafeEqual(Buffer.from(seal), Buffer.from(this.seal(Number(until))))) throw unauthorized();
  }

  private seal(until: number): string {
    return createHmac('sha256', this.account.clientSecret).update(String(until)).digest('hex');
  }
}

const stopsBefore = (fault: Fault | undefined): boolean => fault?.kind === 'dropBeforeCapture' || fault?.kind === 'status500BeforeCapture' || fault?.kind === 'status429';

function stopped(fault: Fault | undefined): Done {
  if (fault?.kind === 'status429') throw tooMany();
  if (fault?.kind === 'status500BeforeCapture') throw internalError();
  return { status: 500, body: {}, fault };
}

/** What PayPal says unless it is asked for the whole. */
function shortened(whole: object, minimal: boolean): object {
  if (!minimal) return whole;
  const { id, status, links } = fieldsIn(whole);
  return { id, status, links };
}

function bodyOf(text: string): Fields {
  if (text === '') return {};
  try {
    return fieldsIn(JSON.parse(text));
  } catch {
    throw malformed('MALFORMED_REQUEST_JSON', 'The request JSON is not well formed.');
  }
}

function answerOf(error: unknown): Answer {
  if (error instanceof PaypalProblem) return { status: error.status, body: JSON.stringify(error.body), headers: {} };
  process.stderr.write(`simulator: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return answerOf(internalError());
}
