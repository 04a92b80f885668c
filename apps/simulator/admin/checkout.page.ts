import { TEST_CARDS } from '../cards/test-cards.table.js';
import { checkoutNow, completeCheckout } from '../payments/checkout.js';
import { methodOfId } from '../payments/method.choice.js';
import { type CheckoutRow } from '../state/records.js';
import { noSuch, ProviderError } from '../wire/stripe.error.js';
import { type World } from '../world.js';
import { Redirect } from './redirect.js';

/** Cards that the page offers, by the names of their test ids. */
const OFFERED = TEST_CARDS.filter(({ name }) => name !== null);

const page = (body: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Card test page</title>
<style>body{font:16px system-ui;max-width:36rem;margin:3rem auto;padding:0 1rem}label{display:block;padding:.2rem 0}button{font:inherit;padding:.6rem 1rem;margin-top:1rem}.bad{color:#b00020}</style></head>
<body><h1>Save a card</h1>${body}</body></html>`;

/** The page that `url` of a session leads to. @param refused why the last card was not kept */
export function checkoutPage(world: World, id: string, refused?: string): string {
  const row = sessionOf(world, id);
  if (row.status !== 'open') return page(`<p>There is nothing to do here any more (<code>${row.status}</code>).</p>`);
  const cards = OFFERED.map(({ name, number, behaviour }, index) => `<label><input type="radio" name="card" value="pm_card_${name ?? ''}"${index === 0 ? ' checked' : ''}> ${number.slice(0, 4)} … ${number.slice(-4)} (${behaviour})</label>`);
  return page(`${refused === undefined ? '' : `<p class="bad" role="alert">${refused}</p>`}<form method="post"><p>Choose one of the published test cards:</p>${cards.join('')}<button>Save card</button></form>`);
}

/** The customer saves a card: back to the merchant, or to the page with what the bank said. */
export function saveCard(world: World, id: string, card: string): Redirect | string {
  const row = sessionOf(world, id);
  if (row.status !== 'open') return checkoutPage(world, id);
  try {
    completeCheckout(world, row, methodOfId(world, card, 'card', 400));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return checkoutPage(world, id, 'The bank does not accept this card. Choose another one.');
  }
  return new Redirect(row.successUrl.replace('{CHECKOUT_SESSION_ID}', row.id));
}

function sessionOf(world: World, id: string): CheckoutRow {
  const row = checkoutNow(world, id);
  if (!row) throw noSuch('checkout.session', id, 'session');
  return row;
}
