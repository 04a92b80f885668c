import { type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import Stripe from 'stripe';
import { type Fault } from '../faults/fault.js';
import { faultOf } from '../faults/request.faults.js';
import { secondsOf, type World } from '../world.js';
import { type Answer } from './answer.js';
import { type KeyCheck } from './authentication.js';
import { readBody } from './body.js';
import { expanded } from './expansion.js';
import { decodeForm, type FormTree } from './form.js';
import { fingerprintOf, type Idempotency } from './idempotency.js';
import { Params } from './params.js';
import { type Found, type Router } from './router.js';
import { apiError, badRequest, ProviderError, rateLimited } from './stripe.error.js';

interface Call extends Found {
  readonly path: string;
  readonly form: string;
  readonly tree: FormTree;
  readonly key: string | undefined;
  readonly requestId: string;
  readonly fault: Fault | undefined;
}

interface Outcome {
  readonly status: number;
  readonly body: string;
  readonly begun: boolean;
}

/** Stripe's API: from a request to the answer that it deserves, and what a fault makes of that. */
export class Api {
  constructor(
    private readonly world: World,
    private readonly router: Router,
    private readonly keys: KeyCheck,
    private readonly idempotency: Idempotency,
  ) {}

  async answer(request: IncomingMessage, requestId: string): Promise<Answer> {
    const version = request.headers['stripe-version'];
    const headers: Record<string, string> = { 'Request-Id': requestId, 'Stripe-Version': typeof version === 'string' ? version : Stripe.API_VERSION };
    try {
      this.keys.check(request.headers.authorization);
      if (!/^\d{4}-\d{2}-\d{2}(\.\w+)?(;.*)?$/.test(headers['Stripe-Version'] ?? '')) throw badRequest(`Invalid Stripe API version: ${headers['Stripe-Version'] ?? ''}`);
      const call = await this.read(request, requestId);
      if (call.key !== undefined) headers['Idempotency-Key'] = call.key;
      return await this.perform(call, headers);
    } catch (error) {
      const { status, body } = outcomeOf(error);
      return { status, body, headers: status === 413 ? { ...headers, Connection: 'close' } : headers };
    }
  }

  private async read(request: IncomingMessage, requestId: string): Promise<Call> {
    const { method = 'GET', url = '/' } = request;
    const question = url.indexOf('?');
    const path = question < 0 ? url : url.slice(0, question);
    const found = this.router.find(method, path);
    const body = await readBody(request);
    if (!found) throw new ProviderError(404, { type: 'invalid_request_error', message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.` });
    const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
    if (body !== '' && !isForm) throw badRequest('Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.');
    const form = method === 'POST' ? body : question < 0 ? '' : url.slice(question + 1);
    const tree = decodeForm(form);
    const key = method === 'POST' ? request.headers['idempotency-key'] : undefined;
    return { ...found, path, form, tree, requestId, key: typeof key === 'string' && key !== '' ? key : undefined, fault: faultOf(this.world, found, tree) };
  }

  private async perform(call: Call, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const { fault, key } = call;
    if (fault?.kind === 'dropBeforeCapture') return { status: 0, body: '', headers, fault };
    if (fault?.kind === 'status500BeforeCapture') throw apiError();
    if (fault?.kind === 'status429') throw rateLimited();
    const stored = key === undefined ? undefined : this.idempotency.begin(key, call.path, fingerprintOf(call.form));
    try {
      const { status, body } = stored ?? this.execute(call);
      if (fault?.delayMs !== undefined) await pause(fault.delayMs, undefined, { ref: false });
      return { status, body, fault, headers: { ...headers, ...(stored && { 'Idempotent-Replayed': 'true', 'Original-Request': stored.requestId }), ...(status >= 500 && { 'Stripe-Should-Retry': 'false' }) } };
    } finally {
      if (key !== undefined && !stored) this.idempotency.end(key);
    }
  }

  /** Does the work and stores its answer, in one go: what the client is told has been written down. */
  private execute(call: Call): Outcome {
    const done = this.outcome(call);
    const outcome = call.fault?.kind === 'status500AfterCapture' ? outcomeOf(apiError()) : done;
    if (call.key !== undefined && outcome.begun) {
      this.idempotency.keep({ id: call.key, created: secondsOf(this.world), path: call.path, fingerprint: fingerprintOf(call.form), status: outcome.status, body: outcome.body, requestId: call.requestId });
    }
    this.world.store.commit();
    return outcome;
  }

  private outcome(call: Call): Outcome {
    const params = new Params(call.tree);
    const source = { id: call.requestId, idempotency_key: call.key ?? null };
    const excess = call.fault?.kind === 'wrongAmount' ? (call.fault.excess ?? 100) : 0;
    try {
      const paths = params.list('expand');
      const body = this.world.events.during(source, () => call.route.handle({ ids: call.ids, params, excess }));
      return { status: 200, body: JSON.stringify(expanded(this.world, body, paths)), begun: true };
    } catch (error) {
      return outcomeOf(error);
    }
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof ProviderError) return { status: error.status, body: JSON.stringify(error.body), begun: error.begun };
  process.stderr.write(`simulator: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return outcomeOf(apiError());
}
