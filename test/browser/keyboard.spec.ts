import { expect, open, test } from './support/desk.js';

test.describe('without a mouse', () => {
  test('/ and Ctrl-K search from everywhere, arrows choose, Enter opens, Escape closes', async ({ page }) => {
    await open(page, '/plans');
    await expect(page.getByRole('heading', { level: 1, name: 'Plans' })).toBeVisible();
    await page.keyboard.press('/');
    const box = page.getByRole('combobox', { name: 'Search' });
    await expect(box).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(box).toBeHidden();

    await page.keyboard.press('Control+k');
    await box.fill('a');
    await expect(page.getByText('Type 1 more character')).toBeVisible();
    await box.fill('ma');
    const options = page.getByRole('option');
    await expect(options.nth(1)).toBeVisible();
    await expect(options.nth(0)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/subscribers\/[\w-]+/);
    await page.keyboard.press('/');
    await expect(page.getByRole('group', { name: 'Recently opened' }).getByRole('option')).toHaveCount(1);
  });

  test('says so when nothing is found', async ({ page }) => {
    await open(page);
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).fill('zzqqxx nobody');
    await expect(page.getByText('Nothing found for “zzqqxx nobody”')).toBeVisible();
  });

  test('j, k and Enter walk a list and open a row', async ({ page }) => {
    await open(page, '/subscribers');
    const links = page.getByRole('table', { name: 'Subscribers' }).locator('[data-row-link]');
    await expect(links.nth(2)).toBeVisible();
    await page.keyboard.press('j');
    await expect(links.nth(0)).toBeFocused();
    await page.keyboard.press('j');
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press('k');
    await expect(links.nth(0)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/subscribers\/[\w-]+\/[\w-]+/);
    await page.goBack();
    await expect(links.nth(2)).toBeVisible();
  });

  test('? lists the keys, and g with a letter goes to each screen', async ({ page }) => {
    await open(page);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Next row');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    for (const [letter, title] of [['s', 'Subscribers'], ['f', 'Failed renewals'], ['c', 'Charges'], ['p', 'Plans'], ['l', 'Loyalty adjustments'], ['a', 'Audit']] as const) {
      // On a busy machine the second key may come too late to belong to the first.
      await expect(async () => {
        await page.keyboard.press('g');
        await page.keyboard.press(letter);
        await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 2_000 });
      }).toPass();
    }
  });

  test('the first Tab skips to the content', async ({ page }) => {
    await open(page, '/plans');
    await expect(page.getByRole('heading', { level: 1, name: 'Plans' })).toBeVisible();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    await expect(skip).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });

  test('a search that is typed while an action is open stays in the form', async ({ page }) => {
    await open(page, '/failedRenewals');
    await expect(page.locator('[data-row-link]').first()).toBeVisible();
    const chargeable = page.getByRole('row').filter({ has: page.getByRole('button', { name: /^Charge now/ }) });
    await chargeable.first().locator('[data-row-link]').focus();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Charge now' });
    await dialog.getByLabel('Note').fill('and/or?');
    await expect(page.getByRole('combobox', { name: 'Search' })).toBeHidden();
    await expect(dialog.getByLabel('Note')).toHaveValue('and/or?');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
});
