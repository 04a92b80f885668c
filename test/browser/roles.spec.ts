import { csvRow, person } from '../support/people.js';
import { becomes, expect, open, test } from './support/desk.js';
import { extend, findLine } from './support/lines.js';
import { importPeople, localDay, SETTLED } from './support/product.js';
import { signInTo } from './support/staff.js';

const watched = person(130, 'Vera Ulm');
const NOBODY = '01900000-0000-7000-8000-000000000000';

test.beforeAll(async () => {
  await importPeople([csvRow(watched, { ...SETTLED, card: 'ok', last4: '4242', points: 120 })]);
});

test.describe('an auditor', () => {
  test.use({ who: 'auditor' });

  test('sees personal data masked, and no button that would change anything', async ({ page, sessions }) => {
    const { subscriberId } = await findLine(sessions.agent, watched);
    await open(page, `/subscribers/${subscriberId}`);
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { name: 'Payment methods' })).toBeVisible();
    await expect(main.getByRole('group', { name: 'Actions' })).toHaveCount(0);
    for (const name of [/Extend/, /Charge now/, /Change plan/, /Adjust points/, /^Charge( |$)/, /Open a case/, /^Edit/, /Undo/]) await expect(main.getByRole('button', { name })).toHaveCount(0);
    const text = await main.innerText();
    for (const secret of [watched.name, watched.email, watched.msisdn, watched.national, watched.msisdn.slice(-6)]) expect(text).not.toContain(secret);
    await page.keyboard.press('e');
    await page.keyboard.press('c');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('reads what an agent did, and cannot take it back', async ({ page, sessions }) => {
    await extend(sessions.agent, await findLine(sessions.agent, watched), 2);
    const { auditEntries } = await sessions.auditor.ask<{ auditEntries: { rows: { seq: string }[] } }>('{ auditEntries(first: 1, filter: { action: "extendValidity" }) { rows { seq } } }');
    await open(page, `/auditEntries/${auditEntries.rows[0]?.seq ?? ''}`);
    await expect(page.getByRole('main')).toContainText('Nadia Ferrand');
    await expect(page.getByRole('main')).toContainText('Goodwill');
    await expect(page.getByRole('heading', { name: 'Execution' })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  });

  test('narrows the record to one person by their number, not by an id', async ({ page, sessions }) => {
    await extend(sessions.agent, await findLine(sessions.agent, watched), 1);
    // An entry about nobody's line, among the newest.
    await signInTo('agent');
    await open(page, '/auditEntries');
    const rows = page.getByRole('main').getByRole('row');
    await expect(rows.filter({ hasText: 'Sign in' }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Subscriber Any' }).click();
    const find = page.getByRole('dialog', { name: 'Whose entries?' });
    await find.getByRole('combobox').fill(watched.msisdn);
    await find.getByRole('option').first().click();
    await expect(find).toHaveCount(0);
    await expect(rows.filter({ hasText: 'Sign in' })).toHaveCount(0);
    await expect(rows.filter({ hasText: 'Extend validity' }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Any subscriber' }).click();
    await expect(rows.filter({ hasText: 'Sign in' }).first()).toBeVisible();
  });

  test('finds no charge button in the worklist', async ({ page }) => {
    await open(page, '/failedRenewals');
    await expect(page.locator('[data-row-link]').first()).toBeVisible();
    await expect(page.getByRole('button', { name: /Charge now/ })).toHaveCount(0);
  });
});

test.describe('an agent', () => {
  test('reads plans and cannot make them', async ({ page }) => {
    await open(page, '/plans');
    await expect(page.getByRole('table', { name: 'Plans' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create plan' })).toHaveCount(0);
    await page.locator('[data-row-link]').first().click();
    await expect(page.getByRole('heading', { name: 'Versions' })).toBeVisible();
    await expect(page.getByRole('button', { name: /Publish a version|Retire/ })).toHaveCount(0);
  });

  test('sees their own entries of the record only', async ({ page }) => {
    await open(page, '/auditEntries');
    await expect(page.getByText('Your own actions and sign-ins')).toBeVisible();
    await expect(page.locator('[data-row-link]').first()).toBeVisible();
    expect(await page.getByRole('table', { name: 'Audit' }).innerText()).not.toContain('System');
  });
});

test.describe('an admin', () => {
  test.use({ who: 'admin' });

  test('puts a plan on sale, publishes a dearer version of it, and takes it off sale', async ({ page }) => {
    const name = `Weekend ${localDay(0)}`;
    await open(page, '/plans');
    await page.getByRole('button', { name: 'Create plan' }).click();
    const make = page.getByRole('dialog', { name: 'Create plan' });
    await make.getByLabel('Name', { exact: true }).fill(name);
    await make.getByLabel('Market').fill('fr');
    await expect(make).toContainText('France');
    await make.getByLabel('Currency').selectOption('EUR');
    await make.getByLabel('Price', { exact: true }).fill('4.50');
    await make.getByLabel('Reason').selectOption('commercial_change');
    await make.getByRole('button', { name: 'Create plan' }).click();
    await expect(make.getByRole('status')).toContainText('Done');
    await make.getByRole('button', { name: 'Close' }).click();

    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await page.getByRole('button', { name: 'Publish a version' }).click();
    const publish = page.getByRole('dialog', { name: 'Publish a version' });
    await publish.getByLabel('Price', { exact: true }).fill('4.501');
    await expect(publish).toContainText('An amount with at most 2 decimals');
    await publish.getByLabel('Price', { exact: true }).fill('4.95');
    await publish.getByLabel('Reason').selectOption('commercial_change');
    await publish.getByRole('button', { name: 'Publish at €4.95' }).click();
    await expect(publish.getByRole('status')).toContainText('Done');
    await publish.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('main')).toContainText('Version 2');
    await expect(page.getByRole('main')).toContainText('€4.95');

    await page.getByRole('button', { name: 'Retire plan' }).click();
    const retire = page.getByRole('dialog', { name: 'Retire plan' });
    await retire.getByLabel('Reason').selectOption('commercial_change');
    await retire.getByRole('button', { name: 'Retire plan' }).click();
    await expect(retire.getByRole('status')).toContainText('Done');
    await retire.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('main')).toContainText('This plan is off sale');
  });
});

test.describe('an address', () => {
  test('that leads nowhere says so, inside the console', async ({ page }) => {
    await page.goto('/#/no-such-screen');
    await expect(page.getByText('There is no such page')).toBeVisible();
    await page.getByRole('link', { name: 'Go to Today' }).click();
    await expect(page).toHaveURL(/#\/$/);
  });

  test('with an id that does not exist, or is none, says so', async ({ page }) => {
    for (const address of [`/subscribers/${NOBODY}`, '/subscribers/not-an-id', `/charges/${NOBODY}`, '/charges/not-an-id', `/plans/${NOBODY}`]) {
      await page.goto(`/#${address}`);
      await expect(page.getByRole('alert')).toContainText('There is no such record');
    }
  });

  test('of a record that is not there leads on to the search and to its list', async ({ page }) => {
    await page.goto(`/#/charges/${NOBODY}`);
    await page.getByRole('alert').getByRole('button', { name: 'Search' }).click();
    await expect(page.getByRole('dialog', { name: 'Search and go' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('alert').getByRole('link', { name: 'Back to Charges' }).click();
    await expect(page).toHaveURL(/#\/charges$/);
  });

  test('of a subscriber opens for whoever was given it', async ({ page, context, sessions }) => {
    const found = await findLine(sessions.agent, watched);
    await becomes(context, sessions.supervisor);
    await open(page, `/subscribers/${found.subscriberId}/${found.lineId}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(watched.name);
  });
});
