import { csvRow, person, type Person } from '../support/people.js';
import { expect, open, test, type Page } from './support/desk.js';
import { extend, findLine, readLine, readSubscriber, waitForFailure } from './support/lines.js';
import { capturesOf, DUE, importPeople, SETTLED } from './support/product.js';
import { COLLEAGUE, type StaffSession } from './support/staff.js';

const DAY = 86_400_000;

const extended = person(110, 'Nora Ferry');
const contested = person(111, 'Paul Ober');
const doubled = person(112, 'Rita Quent');
const dropped = person(113, 'Sami Roche');
const undone = person(114, 'Tessa Salle');
const declined = person(115, 'Ugo Tanne');

test.beforeAll(async () => {
  await importPeople([
    ...[extended, contested, dropped, undone].map((who) => csvRow(who, { ...SETTLED, card: 'ok' })),
    csvRow(doubled, { ...DUE, card: 'fails_1_then_ok_insufficient_funds' }),
    csvRow(declined, { ...DUE, card: 'insufficient_funds', last4: '9995' }),
  ]);
});

async function openPage(page: Page, session: StaffSession, who: Person): Promise<Awaited<ReturnType<typeof findLine>>> {
  const found = await findLine(session, who);
  await open(page, `/subscribers/${found.subscriberId}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(who.name);
  return found;
}

/** Opens the form for more days with its key, and fills it in. */
async function askForDays(page: Page, days: number) {
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Extend validity' });
  await dialog.getByLabel('Days', { exact: true }).fill(String(days));
  await dialog.getByLabel('Reason').selectOption('goodwill');
  return dialog;
}

test.describe('an action', () => {
  test('shows beforehand what will happen, and then exactly that happens', async ({ page, sessions }) => {
    const found = await openPage(page, sessions.agent, extended);
    const before = Date.parse((await readLine(sessions.agent, found)).validTo);
    const dialog = await askForDays(page, 10);
    await expect(dialog).toContainText('no charge');
    await expect(dialog).toContainText('within your limit of 30 days');
    await expect(dialog).toContainText('Can be undone for 24 hours');
    await dialog.getByRole('button', { name: /^Extend through/ }).click();
    await expect(dialog.getByRole('status')).toContainText('Done');
    await dialog.getByRole('button', { name: 'Close' }).click();
    const after = Date.parse((await readLine(sessions.agent, found)).validTo);
    // A change of clocks between the two ends may take or give an hour.
    expect(Math.round((after - before) / DAY)).toBe(10);
    await expect(page.getByRole('list').filter({ hasText: 'Goodwill' }).first()).toBeVisible();
  });

  test('above the limit cannot be carried out, and says who may', async ({ page, sessions }) => {
    const found = await openPage(page, sessions.agent, extended);
    const before = await readLine(sessions.agent, found);
    const dialog = await askForDays(page, 45);
    await expect(dialog.getByRole('alert')).toContainText('45 days is above your limit of 30.');
    await expect(dialog.getByRole('alert')).toContainText('A supervisor can do this.');
    await expect(dialog.getByRole('button', { name: /^Extend through/ })).toBeDisabled();
    expect(await readLine(sessions.agent, found)).toEqual(before);
  });

  test('on a line that a colleague has changed meanwhile is refused, and says what they did', async ({ page, sessions }) => {
    const found = await openPage(page, sessions.agent, contested);
    const dialog = await askForDays(page, 5);
    const button = dialog.getByRole('button', { name: /^Extend through/ });
    await expect(button).toBeEnabled();
    await extend(sessions.colleague, found, 3);
    const theirs = await readLine(sessions.agent, found);

    await button.click();
    const conflict = dialog.getByRole('alert').filter({ hasText: 'Something changed since you looked' });
    await expect(conflict).toContainText(`${COLLEAGUE}: Extend validity`);
    await expect(conflict).toContainText('Nothing was done.');
    expect(await readLine(sessions.agent, found)).toEqual(theirs);

    await conflict.getByRole('button', { name: 'Preview again' }).click();
    await button.click();
    await expect(dialog.getByRole('status')).toContainText('Done');
    expect(Math.round((Date.parse((await readLine(sessions.agent, found)).validTo) - Date.parse(theirs.validTo)) / DAY)).toBe(5);
  });

  test('by a double click happens once', async ({ page, sessions }) => {
    const found = await findLine(sessions.agent, doubled);
    await waitForFailure(sessions.agent, found);
    await openPage(page, sessions.agent, doubled);
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Charge now' });
    await dialog.getByRole('button', { name: /^Charge €/ }).dblclick();
    await expect(dialog.getByRole('status')).toContainText('Paid');
    const { charges } = await readSubscriber(sessions.agent, found);
    expect(charges.map(({ status }) => status)).toEqual(['SUCCEEDED', 'FAILED']);
    expect(await capturesOf(charges[0]?.id ?? '')).toBe(1);
  });

  test('whose answer was lost is repeated under the same key, and happens once', async ({ page, sessions, trouble }) => {
    trouble.expected(/net::ERR_(FAILED|CONNECTION)/);
    const found = await openPage(page, sessions.agent, dropped);
    const before = Date.parse((await readLine(sessions.agent, found)).validTo);
    const keys: unknown[] = [];
    await page.route('**/graphql', async (route) => {
      const { variables } = route.request().postDataJSON() as { variables: { control?: { mode: string; idempotencyKey?: string } } };
      if (variables.control?.mode !== 'EXECUTE') return route.continue();
      keys.push(variables.control.idempotencyKey);
      if (keys.length > 1) return route.continue();
      // It reaches the server, and its answer does not reach us.
      await route.fetch();
      return route.abort();
    });
    const dialog = await askForDays(page, 4);
    await dialog.getByRole('button', { name: /^Extend through/ }).click();
    await expect(dialog.getByRole('alert')).toContainText('No answer came back');
    await dialog.getByRole('button', { name: /^Try again/ }).click();
    await expect(dialog.getByRole('status')).toContainText('This had already been carried out; nothing was done twice.');
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(Math.round((Date.parse((await readLine(sessions.agent, found)).validTo) - before) / DAY)).toBe(4);
  });

  test('that never reached the server is repeated, and happens once', async ({ page, sessions, trouble }) => {
    trouble.expected(/net::ERR_/);
    const found = await openPage(page, sessions.agent, dropped);
    const before = Date.parse((await readLine(sessions.agent, found)).validTo);
    const dialog = await askForDays(page, 2);
    const button = dialog.getByRole('button', { name: /^Extend through/ });
    await expect(button).toBeEnabled();
    await page.context().setOffline(true);
    await button.click();
    await expect(dialog.getByRole('alert')).toContainText('No answer came back');
    await page.context().setOffline(false);
    await dialog.getByRole('button', { name: /^Try again/ }).click();
    await expect(dialog.getByRole('status')).toContainText('Done');
    expect(Math.round((Date.parse((await readLine(sessions.agent, found)).validTo) - before) / DAY)).toBe(2);
  });

  test('can be taken back from the timeline', async ({ page, sessions }) => {
    const found = await openPage(page, sessions.agent, undone);
    const before = await readLine(sessions.agent, found);
    const dialog = await askForDays(page, 6);
    await dialog.getByRole('button', { name: /^Extend through/ }).click();
    await expect(dialog.getByRole('status')).toContainText('Done');
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect((await readLine(sessions.agent, found)).validTo).not.toBe(before.validTo);

    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    const undo = page.getByRole('dialog', { name: 'Undo: Extend validity' });
    await undo.getByLabel('Reason').selectOption({ index: 1 });
    await undo.getByRole('button', { name: 'Put it back as it was' }).click();
    await expect(undo.getByRole('status')).toContainText('Undone');
    await undo.getByRole('button', { name: 'Close' }).click();
    expect((await readLine(sessions.agent, found)).validTo).toBe(before.validTo);
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeHidden();
  });

  test('that the bank declines says why in words, and takes no money', async ({ page, sessions }) => {
    const found = await findLine(sessions.agent, declined);
    await waitForFailure(sessions.agent, found);
    await openPage(page, sessions.agent, declined);
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Charge now' });
    await dialog.getByRole('button', { name: /^Charge €/ }).click();
    await expect(dialog.getByRole('status')).toContainText('Not enough money on the account');
    await expect(dialog.getByRole('status')).toContainText('What to do next');
    const { charges } = await readSubscriber(sessions.agent, found);
    expect(charges.map(({ status }) => status)).toEqual(['FAILED', 'FAILED']);
    for (const { id } of charges) expect(await capturesOf(id)).toBe(0);
  });
});
