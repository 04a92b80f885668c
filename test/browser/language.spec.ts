import { expect, open, test } from './support/desk.js';
import { prefer } from './support/staff.js';

test.use({ who: 'colleague' });
test.afterEach(({ sessions }) => prefer(sessions.colleague, 'en'));

test.describe('the language', () => {
  test('changes at once on every text, stays, and changes how figures are written', async ({ page }) => {
    await open(page, '/failedRenewals');
    const language = page.getByRole('dialog').getByRole('combobox').first();
    await page.getByRole('button', { name: 'Open profile menu' }).click();
    await language.selectOption('fr');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Échecs à traiter');
    await expect(page.locator('html')).toHaveAttribute('lang', /^fr/);
    await expect(page.getByRole('main')).toContainText(/\d,\d\d\s€/);

    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Échecs à traiter');

    await page.getByRole('banner').getByRole('button').last().click();
    await language.selectOption('zh');
    await page.keyboard.press('Escape');
    await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\p{Script=Han}/u);
    await expect(page.getByRole('navigation').first()).toContainText(/\p{Script=Han}/u);
  });
});

test.describe('the appearance', () => {
  test('follows the system, and the reader who chose', async ({ page }) => {
    const background = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await open(page);
    const light = await background();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(background).not.toBe(light);
    const dark = await background();

    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(background).toBe(light);
    await page.getByRole('button', { name: 'Open profile menu' }).click();
    await page.getByLabel('Appearance').selectOption('dark');
    await expect.poll(background).toBe(dark);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await background()).toBe(dark);
  });
});
