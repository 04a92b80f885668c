import { readFile } from 'node:fs/promises';
import { csvRow, person } from '../support/people.js';
import { expect, open, test } from './support/desk.js';
import { importPeople, SETTLED } from './support/product.js';

/** What a spreadsheet would run if it were let. */
const FORMULA = '=HYPERLINK("http://attacker.example","x")';
const mischievous = person(140, FORMULA);
const quiet = person(141, 'Wanda Xaver');

test.beforeAll(async () => {
  await importPeople([csvRow(mischievous, { ...SETTLED, card: 'ok' }), csvRow(quiet, { ...SETTLED, card: 'ok' })]);
});

test.describe('what leaves the console', () => {
  test.use({ who: 'supervisor' });

  test('an export is safe to open in a spreadsheet', async ({ page }) => {
    await open(page, '/subscribers');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export CSV' }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain('attacker.example');
    const cells = text.split('\r\n').flatMap((line) => line.split(','));
    expect(cells.length).toBeGreaterThan(100);
    expect(cells.filter((cell) => /^"?[=+@\t-]/.test(cell))).toEqual([]);
  });

  test('an export is on record', async ({ page }) => {
    await open(page, '/auditEntries');
    await expect(page.getByRole('table', { name: 'Audit' }).getByRole('row', { name: /Export/ }).first()).toContainText('Benoît Lacombe');
  });
});

test.describe('what stays in the browser', () => {
  test('no address and no storage holds personal data after a session', async ({ page, context }) => {
    const addresses: string[] = [];
    page.on('framenavigated', (frame) => void addresses.push(frame.url()));
    context.on('request', (request) => void addresses.push(request.url()));
    await open(page);
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).fill(quiet.national);
    await page.getByRole('option', { name: /Wanda Xaver/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(quiet.name);
    expect(await page.title()).not.toContain('Wanda');
    await open(page, '/subscribers');
    await page.keyboard.press('/');
    await expect(page.getByRole('group', { name: 'Recently opened' })).toContainText('Wanda Xaver');

    const stored = await page.evaluate(async () => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), (await indexedDB.databases()).map(({ name }) => name), await caches.keys(), document.cookie]));
    addresses.push(page.url());
    for (const secret of ['Wanda', 'Xaver', quiet.email, quiet.msisdn, quiet.msisdn.slice(1), quiet.msisdn.slice(3), encodeURIComponent(quiet.national)]) {
      expect(stored).not.toContain(secret);
      expect(addresses.filter((address) => address.includes(secret))).toEqual([]);
    }
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });
});
