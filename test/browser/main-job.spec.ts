import { csvRow, person } from '../support/people.js';
import { becomes, expect, open, test } from './support/desk.js';
import { findLine, readSubscriber, waitForFailure, type FoundLine } from './support/lines.js';
import { capturesOf, DUE, importPeople, keepline } from './support/product.js';

const lea = person(100, 'Léa Vasseur');
const tom = person(101, 'Tom Delmas');

test.describe.configure({ mode: 'serial' });

test.describe('the main job', () => {
  let lineOfLea: FoundLine;
  let lineOfTom: FoundLine;

  test('subscribers come in from a file, and the worker is declined for two of them', async ({ sessions }) => {
    expect(
      await importPeople([
        csvRow(lea, { ...DUE, card: 'fails_1_then_ok_insufficient_funds', last4: '9995' }),
        csvRow(tom, { ...DUE, card: 'expired_card', last4: '0069' }),
      ]),
    ).toContain('2 rows read, 2 created');
    expect(await importPeople([csvRow(tom, { ...DUE, card: 'ok', brand: 'mastercard', last4: '4444' })])).toContain('1 updated');
    lineOfLea = await findLine(sessions.agent, lea);
    lineOfTom = await findLine(sessions.agent, tom);
    await waitForFailure(sessions.agent, lineOfLea);
    await waitForFailure(sessions.agent, lineOfTom);
  });

  test('an agent finds the caller by the number as it was said, reads why, and charges again', async ({ page, sessions }) => {
    await open(page);
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).fill(lea.national);
    await expect(page.getByRole('option', { selected: true })).toContainText('Léa Vasseur');
    await page.keyboard.press('Enter');

    await expect(page.getByRole('heading', { level: 1 })).toContainText('Léa Vasseur');
    const failure = page.getByRole('region', { name: 'Not enough money on the account' });
    await expect(failure).toContainText('Retry scheduled');
    await expect(page.getByRole('heading', { name: 'Why, and what to do' })).toBeVisible();
    await expect(failure).toContainText('insufficient_funds');

    await failure.getByRole('button', { name: 'Charge now' }).click();
    const dialog = page.getByRole('dialog', { name: 'Charge now' });
    await expect(dialog.getByRole('heading', { name: 'What will happen' })).toBeVisible();
    await expect(dialog.getByLabel('Reason')).toHaveValue('payment_failure');
    await dialog.getByLabel('Note').fill('Topped up, asked to try again');
    await dialog.getByRole('button', { name: 'Charge €9.99' }).click();
    await expect(dialog.getByRole('status')).toContainText('Paid');
    await dialog.getByRole('button', { name: 'Close' }).click();

    await expect(failure).toBeHidden();
    await expect(page.getByRole('table', { name: 'Charges' }).getByRole('row', { name: /Paid/ })).toHaveCount(1);
    const { charges } = await readSubscriber(sessions.agent, lineOfLea);
    expect(charges.map(({ status, requestedBy }) => [status, requestedBy])).toEqual([['SUCCEEDED', 'STAFF'], ['FAILED', 'SCHEDULE']]);
    expect(await capturesOf(charges[0]?.id ?? '')).toBe(1);
  });

  test('an expired card is put right with the other card on file', async ({ page, sessions }) => {
    await open(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill(tom.msisdn.slice(-7));
    await page.getByRole('option', { name: /Tom Delmas/ }).click();
    const failure = page.getByRole('region', { name: /expired/i });
    // The card that was declined is not offered, here or among the methods.
    await expect(failure.getByRole('button', { name: 'Charge now' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Charge Visa/ })).toHaveCount(0);
    await failure.getByRole('button', { name: 'Charge another method' }).click();
    const dialog = page.getByRole('dialog', { name: 'Charge now' });
    await expect(dialog.getByRole('radio', { name: /4444/ })).toBeChecked();
    await dialog.getByRole('button', { name: 'Charge €9.99' }).click();
    await expect(dialog.getByRole('status')).toContainText('Paid');
    await expect(dialog.getByRole('status')).toContainText('4444');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(failure).toBeHidden();
    expect((await readSubscriber(sessions.agent, lineOfTom)).lines[0]?.openRenewal).toBeNull();
  });

  test('the auditor reads who did what and why', async ({ page, context, sessions }) => {
    await becomes(context, sessions.auditor);
    await open(page, '/auditEntries');
    const rows = page.getByRole('table', { name: 'Audit' }).getByRole('row', { name: /Charge now/ });
    await expect(rows.first()).toContainText('Nadia Ferrand');
    await expect(rows.first()).toContainText('A payment failed');
    // The newest is the second charge; the one before it is Léa's.
    await rows.nth(1).getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Charge now');
    const entry = page.getByRole('main');
    await expect(entry).toContainText('Nadia Ferrand');
    await expect(entry).toContainText('A payment failed');
    await expect(entry).toContainText('Verified');
    await expect(entry).not.toContainText(lea.msisdn);
  });

  test('and the whole chain of the record can be verified', async () => {
    const { code, output } = await keepline(['audit', 'verify']);
    expect(output).toMatch(/^The chain is whole: \d+ entries verified\.$/m);
    expect(code).toBe(0);
  });
});
