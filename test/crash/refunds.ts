import { newId } from '#kernel';
import { freePort } from '#platform/embedded';
import type { ServiceProcess } from '../support/worker.process.js';
import type { Tell } from './crash.js';
import { until } from './patience.js';
import type { CrashScene } from './scene.js';

/** Where an API dies with a refund in its hands; each round kills one at every of these. */
const STAGES = ['B9 asked', 'B9 done', 'B9 answered', 'B9 settled'] as const;
const [EMAIL, PASSWORD] = ['nadia@desk.test', 'quiet lamps over water'];
const SIGN_IN = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { me { idleMinutes } } }';
const REFUND = 'mutation ($input: RefundChargeInput!, $control: ActionControl!) { outcome: refundCharge(input: $input, control: $control) { plan { hash } execution { id status } } }';

interface Outcome {
  readonly plan: { readonly hash: string };
  readonly execution: { readonly id: string; readonly status: string } | null;
}

interface Order {
  readonly input: object;
  readonly control: object;
}

/** APIs are killed between the commit of a refund and its settlement; every other client sends its request again, as its form does. */
export async function killRefunds(scene: CrashScene, rounds: number, tell: Tell): Promise<void> {
  await scene.addDueLines(rounds * STAGES.length);
  await scene.recover();
  const charges = await scene.paidCharges();
  await scene.addSupervisor(EMAIL, PASSWORD);
  const healthy = await Api.start(scene);
  const acknowledged: string[] = [];
  let kills = 0;
  try {
    const cookie = await healthy.signIn();
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(
        STAGES.map(async (stage, index) => {
          const order = await healthy.preview(cookie, inputOf(charges.pop() ?? '', round + index));
          const ended = await orderAndDie(scene, stage, cookie, order);
          kills += 1;
          if (ended !== null) tell(stage, [ended]);
          if ((round + index) % 3 > 0) acknowledged.push(await healthy.execute(cookie, order));
        }),
      );
    }
  } finally {
    await healthy.process.end('SIGKILL');
  }
  const seconds = await scene.recover();
  const missing = await scene.executionsMissing(acknowledged);
  tell(`B9 in a refund, between its commit, the provider and its settlement: ${kills} kills, ${acknowledged.length} asked again, put right by a worker in ${seconds.toFixed(1)} s`, [
    ...(missing === 0 ? [] : [`${missing} acknowledged refunds are missing`]),
    ...(await scene.faults()),
  ]);
}

/** A part of the charge, of which the provider would give a second one; or the whole renewal, which takes validity and points along. */
function inputOf(chargeId: string, n: number): object {
  return n % 2 === 0 ? { chargeId, kind: 'correction', amountMinor: '100' } : { chargeId, kind: 'reversal' };
}

/** Null if the API died with the order in its hands and without an answer. */
async function orderAndDie(scene: CrashScene, stage: string, cookie: string, order: Order): Promise<string | null> {
  const api = await Api.start(scene, stage);
  const answer = await api.execute(cookie, order).then((id) => `it answered ${id}`, () => null);
  const end = await api.process.end('SIGKILL');
  return answer ?? (end === 'SIGKILL' ? null : `the API ended with ${end}: ${api.process.output()}`);
}

/** An API in a process of its own, over HTTP as the console calls it. */
class Api {
  private constructor(
    readonly process: ServiceProcess,
    private readonly url: string,
  ) {}

  static async start(scene: CrashScene, crashAt?: string): Promise<Api> {
    const port = await freePort();
    const api = new Api(scene.startApi(port, crashAt), `http://127.0.0.1:${port}`);
    await until(`an API answers: ${api.process.output()}`, () => {
      if (!api.process.isRunning()) throw new Error(`The API ended: ${api.process.output()}`);
      return fetch(`${api.url}/readyz`).then(({ ok }) => ok, () => false);
    });
    return api;
  }

  async signIn(): Promise<string> {
    const answer = await this.post(SIGN_IN, { email: EMAIL, password: PASSWORD });
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  async preview(cookie: string, input: object): Promise<Order> {
    const { plan } = await this.refund(cookie, { input, control: { mode: 'PREVIEW' } });
    return { input, control: { mode: 'EXECUTE', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'customer_request' } };
  }

  /** Gives the execution that was answered with. */
  async execute(cookie: string, order: Order): Promise<string> {
    const { execution } = await this.refund(cookie, order);
    if (!execution) throw new Error('Executed, and no execution');
    return execution.id;
  }

  private async refund(cookie: string, variables: Order): Promise<Outcome> {
    const { data, errors } = (await (await this.post(REFUND, variables, cookie)).json()) as { data?: { outcome: Outcome }; errors?: object[] };
    if (!data) throw new Error(`Not refunded: ${JSON.stringify(errors)}`);
    return data.outcome;
  }

  private post(query: string, variables: object, cookie?: string): Promise<Response> {
    const headers = { 'content-type': 'application/json', ...(cookie !== undefined && { cookie }) };
    return fetch(`${this.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  }
}
