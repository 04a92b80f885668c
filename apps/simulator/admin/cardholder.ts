import { confirmIntent, failIntent } from '../payments/confirmation.js';
import { confirmSetup, failSetup } from '../resources/setup-intents.routes.js';
import { type MethodRow } from '../state/records.js';
import { badState, noSuch, ProviderError } from '../wire/stripe.error.js';
import { type World } from '../world.js';

export interface Authenticated {
  readonly id: string;
  readonly status: string;
  readonly returnUrl: string | null;
}

/** The cardholder answers the bank's demand for authentication, as they would on the bank's page. @throws ProviderError when nobody asked */
export function authenticate(world: World, id: string, outcome: 'succeed' | 'fail'): Authenticated {
  const intent = world.store.intents.find(id);
  const setup = world.store.setups.find(id);
  const waiting = intent ?? setup;
  if (!waiting) throw noSuch('payment_intent', id, 'intent');
  const method = waiting.method === null ? undefined : world.store.method(waiting.method);
  if (waiting.status !== 'requires_action' || !method) throw badState(`${id} has a status of ${waiting.status}, so there is nothing to authenticate.`, 'payment_intent_unexpected_state');
  try {
    if (intent) answerForIntent(world, intent.id, method, outcome);
    else if (setup && outcome === 'succeed') confirmSetup(world, setup, method, true);
    else if (setup) failSetup(world, setup, { decline: null, method: method.id, charge: null });
  } catch (error) {
    // A decline after authentication is told to the merchant by event and state; the cardholder only sees that it is over.
    if (!(error instanceof ProviderError)) throw error;
  }
  return { id, status: waiting.status, returnUrl: waiting.returnUrl };
}

function answerForIntent(world: World, id: string, method: MethodRow, outcome: 'succeed' | 'fail'): void {
  const intent = world.store.intents.find(id);
  if (!intent) return;
  if (outcome === 'succeed') confirmIntent(world, intent, method, { authenticated: true, offSession: false, refuseAction: false, excess: 0 });
  else failIntent(world, intent, { decline: null, method: method.id, charge: null });
}

/** The page that `next_action.redirect_to_url` leads to. */
export function authenticationPage(world: World, id: string): string {
  const waiting = world.store.intents.find(id) ?? world.store.setups.find(id);
  if (!waiting) throw noSuch('payment_intent', id, 'intent');
  return waiting.status === 'requires_action' ? demandPage(id) : overPage(waiting.status);
}

/** Where the bank's page sends the cardholder afterwards; Stripe adds what became of it. null: nowhere. */
export function wayBack({ id, status, returnUrl }: Authenticated): string | null {
  if (returnUrl === null || !URL.canParse(returnUrl)) return null;
  const url = new URL(returnUrl);
  url.searchParams.set(id.startsWith('seti_') ? 'setup_intent' : 'payment_intent', id);
  url.searchParams.set('redirect_status', status === 'succeeded' || status === 'requires_capture' ? 'succeeded' : 'failed');
  return url.href;
}

const overPage = (status: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>3D Secure test page</title></head>
<body><h1>3D Secure</h1><p>There is nothing to confirm here any more (<code>${status}</code>).</p></body></html>`;

const demandPage = (id: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>3D Secure test page</title>
<style>body{font:16px system-ui;max-width:32rem;margin:4rem auto;padding:0 1rem}button{font:inherit;padding:.6rem 1rem;margin-right:.6rem}</style></head>
<body><h1>3D Secure</h1><p>The simulated bank asks you to confirm payment <code>${id}</code>.</p>
<form method="post"><button name="outcome" value="succeed">Complete</button><button name="outcome" value="fail">Fail</button></form></body></html>`;
