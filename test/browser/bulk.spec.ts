import { expect, open, test } from './support/desk.js';

test.describe('many failures at once', () => {
  test.use({ who: 'supervisor' });

  test('rows chosen by keyboard get days in one run, seen before, followed live, and taken back', async ({ page }) => {
    await open(page, '/failedRenewals');
    const links = page.getByRole('table', { name: 'Failed renewals' }).locator('[data-row-link]');
    await expect(links.nth(1)).toBeVisible();
    for (let row = 0; row < 2; row += 1) {
      await page.keyboard.press('j');
      await expect(links.nth(row)).toBeFocused();
      await page.keyboard.press('x');
    }
    const bar = page.getByRole('group', { name: 'Bulk runs' });
    await expect(bar.getByRole('status')).toHaveText('2 selected');
    await bar.getByRole('button', { name: 'Act on the selected…' }).click();

    const dialog = page.getByRole('dialog', { name: 'One action over many failures' });
    await expect(dialog).toContainText('2 failures, chosen by hand');
    await dialog.getByRole('radio', { name: /Extend validity/ }).check();
    await dialog.getByRole('textbox', { name: 'Days' }).fill('3');
    await dialog.getByLabel('Reason').selectOption('goodwill');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await expect(dialog.getByRole('button', { name: 'Start: 2 rows' })).toBeEnabled();
    // Both have lapsed: their end moves by more than what is given.
    await expect(dialog).toContainText('6 days');
    await expect(dialog).toContainText('2 failures, chosen by hand');
    await dialog.getByRole('button', { name: 'Start: 2 rows' }).click();

    await expect(page.getByRole('heading', { level: 1 })).toContainText('Extend validity · BLK-');
    const main = page.getByRole('main');
    await expect(main.getByText('2 of 2 finished')).toBeVisible();
    await expect(main.getByRole('table', { name: 'Rows' }).getByRole('row', { name: /Done/ })).toHaveCount(2);

    await main.getByRole('button', { name: 'Undo the run' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Undo of a run');
    await main.getByRole('button', { name: 'Start: 2 rows' }).click();
    await expect(main.getByText('2 of 2 finished')).toBeVisible();
    await main.getByRole('link', { name: '← Bulk runs' }).click();
    await expect(page.getByRole('table', { name: 'Bulk runs' }).locator('[data-row-link]')).toHaveCount(2);
  });

  test('a run that goes on is paused after the row in hand, goes on, and is canceled: what it did not reach is skipped', async ({ page }) => {
    await open(page, '/failedRenewals');
    await expect(page.locator('[data-row-link]').first()).toBeVisible();
    await page.getByRole('group', { name: 'Bulk runs' }).getByRole('button', { name: 'Act on all that match…' }).click();
    const dialog = page.getByRole('dialog', { name: 'One action over many failures' });
    await dialog.getByRole('radio', { name: /Open a case/ }).check();
    await dialog.getByRole('textbox').first().fill('Seen together');
    await dialog.getByLabel('Reason').selectOption('payment_failure');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    const start = dialog.getByRole('button', { name: /^Start: \d+ rows$/ });
    await expect(start).toBeEnabled({ timeout: 30_000 });
    await start.click();

    const main = page.getByRole('main');
    const finished = main.getByText(/^\d+ of \d+ finished$/);
    const counts = async (): Promise<number[]> => ((await finished.textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
    await main.getByRole('button', { name: 'Pause' }).click();
    await expect(main.getByText('Paused').first()).toBeVisible();
    const [done = 0, all = 0] = await counts();
    expect(done).toBeLessThan(all);
    await main.getByRole('button', { name: 'Resume' }).click();
    await main.getByRole('button', { name: 'Cancel the run' }).click();
    await expect(main.getByText('Canceled').first()).toBeVisible();
    await main.getByLabel('Result').selectOption({ label: await main.getByLabel('Result').getByRole('option', { name: /^Skipped/ }).innerText() });
    await expect(main.getByRole('table', { name: 'Rows' }).getByRole('row', { name: /Skipped/ }).first()).toBeVisible();
  });
});

test('an agent is not offered to act on many at once', async ({ page }) => {
  await open(page, '/failedRenewals');
  await expect(page.locator('[data-row-link]').first()).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Bulk runs' })).toHaveCount(0);
});
