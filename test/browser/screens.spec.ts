import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { csvRow } from '../support/people.js';
import { becomes, expect, test, type Page } from './support/desk.js';
import { extend, findLine, givePoints, waitForFailure } from './support/lines.js';
import { DUE, importPeople } from './support/product.js';
import { FAILING, viewFacts, VIEWS, type ViewFacts } from './support/screens.js';
import { prefer } from './support/staff.js';

const RESULTS = path.resolve(import.meta.dirname, '../../test-results/screens');
const GUIDE = path.resolve(import.meta.dirname, '../../docs/user-guide/images');
/** The views that the user guide shows. */
const IN_GUIDE = ['today', 'subscriber', 'search', 'extend', 'charge-again', 'failed-renewals', 'renewal', 'charge', 'plan', 'audit', 'audit-entry', 'provider-down'];
const SIZES = [{ width: 1280, height: 800 }, { width: 1920, height: 1080 }] as const;
const SCHEMES = ['light', 'dark'] as const;
const LANGUAGES = ['en', 'fr', 'zh'] as const;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let facts: ViewFacts;

test.use({ who: null });

test.beforeAll(async ({ sessions }) => {
  const terms = { ...DUE, points: 240 };
  await importPeople([csvRow(FAILING, { ...terms, card: 'insufficient_funds', last4: '9995' })]);
  await importPeople([csvRow(FAILING, { ...terms, card: 'ok', brand: 'mastercard', last4: '4444' })]);
  const found = await findLine(sessions.agent, FAILING);
  await waitForFailure(sessions.agent, found);
  const other = await sessions.agent.ask<{ subscribers: { rows: { subscriberId: string; lineId: string }[] } }>('{ subscribers(first: 1, filter: { status: ACTIVE, autoRenew: false }) { rows { subscriberId lineId } } }');
  const [row] = other.subscribers.rows;
  if (!row) throw new Error('The demo has lines that are settled');
  await extend(sessions.agent, row, 3);
  await givePoints(sessions.supervisor, row, 25);
  facts = await viewFacts(sessions.supervisor);
});

/** What stands behind a dialog, and more rows of the same kind, are looked at elsewhere. */
async function violations(page: Page, rules: readonly string[] | 'all'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).exclude('tbody tr:nth-child(n+9)');
  if ((await page.getByRole('dialog').count()) > 0) axe.include('[role=dialog]');
  const { violations: found } = await (rules === 'all' ? axe.withTags(RULES) : axe.withRules([...rules])).analyze();
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Everything by daylight; at night only what the colours can spoil. */
const rulesFor = (scheme: (typeof SCHEMES)[number]): readonly string[] | 'all' => (scheme === 'light' ? 'all' : ['color-contrast']);

async function picture(page: Page, name: string, colorScheme: (typeof SCHEMES)[number], size: (typeof SIZES)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(size);
  await page.screenshot({ path: path.join(RESULTS, `${name}-${colorScheme}-${size.width}.png`), animations: 'disabled' });
}

test('the sign-in screen is accessible, light and dark', async ({ page }) => {
  await page.goto('/');
  const button = page.getByRole('button', { name: 'Sign in' });
  await expect(button).toBeVisible();
  const fontOf = (element: Element): string => getComputedStyle(element).fontFamily;
  expect(await page.locator('body').evaluate(fontOf), 'text is in the font of the buttons').toBe(await button.evaluate(fontOf));
  for (const scheme of SCHEMES) {
    for (const size of SIZES) await picture(page, 'sign-in-en', scheme, size);
    expect(await violations(page, rulesFor(scheme)), scheme).toEqual([]);
  }
});

for (const view of VIEWS) {
  const { name, who = 'agent' } = view;
  test(`the view ${name} is accessible, light and dark, and fits in each language`, async ({ page, context, sessions }) => {
    test.slow();
    await becomes(context, sessions[who]);
    try {
      for (const locale of LANGUAGES) {
        await prefer(sessions[who], locale);
        await page.goto('about:blank');
        await view.show(page, facts);
        await look(page, name, locale);
        await page.emulateMedia({ colorScheme: 'light' });
        await page.setViewportSize(SIZES[0]);
      }
    } finally {
      await prefer(sessions[who], 'en');
    }
  });
}

/** Pictures of every size and scheme for English; for the others one of each. */
async function look(page: Page, name: string, locale: (typeof LANGUAGES)[number]): Promise<void> {
  await picture(page, `${name}-${locale}`, 'light', SIZES[0]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${locale} scrolls sideways`).toBe(0);
  if (locale === 'en') {
    if (process.env.UPDATE_GUIDE_IMAGES === '1' && IN_GUIDE.includes(name)) await page.screenshot({ path: path.join(GUIDE, `${name}.png`), animations: 'disabled' });
    expect(await violations(page, rulesFor('light')), 'light').toEqual([]);
    await picture(page, `${name}-${locale}`, 'light', SIZES[1]);
    await picture(page, `${name}-${locale}`, 'dark', SIZES[0]);
    expect(await violations(page, rulesFor('dark')), 'dark').toEqual([]);
  }
  await picture(page, `${name}-${locale}`, 'dark', SIZES[1]);
}
