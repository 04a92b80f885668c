import { expect, test, type Page } from './support/desk.js';
import { COLLEAGUE, DEMO_PASSWORD, emailOf, signInTo } from './support/staff.js';

test.use({ who: null });

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test.describe('signing in', () => {
  test('with the right password opens Today', async ({ page }) => {
    await page.goto('/');
    await signIn(page, emailOf('agent'), DEMO_PASSWORD);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Nadia');
    await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
  });

  test('says what is missing, and with a wrong password no more than that', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toHaveText('Fill in both fields.');
    await signIn(page, emailOf('agent'), 'not my password');
    await expect(page.getByRole('alert')).toContainText('The e-mail address or the password is wrong.');
    await signIn(page, emailOf('agent'), DEMO_PASSWORD);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Nadia');
  });

  test('makes somebody who guesses wait, and says how long', async ({ page }) => {
    await page.goto('/');
    // A few guesses are free, and each further one doubles the wait.
    await expect(async () => {
      await signIn(page, 'guessed@demo.keepline.test', 'one of many guesses');
      await expect(page.getByRole('button', { name: /Try again in \d+ seconds?/ })).toBeDisabled({ timeout: 1_000 });
    }).toPass({ intervals: [0] });
    await expect(page.getByRole('alert')).toContainText('Too many sign-in attempts');
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  });

  test('leads back to the address that was asked for', async ({ page }) => {
    await page.goto('/#/charges');
    await signIn(page, emailOf('agent'), DEMO_PASSWORD);
    await expect(page.getByRole('heading', { level: 1, name: 'Charges' })).toBeVisible();
    expect(new URL(page.url()).hash).toBe('#/charges');
  });

  test('again after the session ended leads back to where the work was', async ({ page, context }) => {
    await page.goto('/#/subscribers');
    await signIn(page, emailOf('agent'), DEMO_PASSWORD);
    await expect(page.getByRole('table', { name: 'Subscribers' })).toBeVisible();
    // Somebody ended it elsewhere.
    const [cookie] = await context.cookies();
    await context.request.post('/graphql', { data: { query: 'mutation { signOut }' }, headers: { 'x-keepline-console': '1' } });
    expect(cookie?.httpOnly).toBe(true);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByRole('alert')).toContainText('Your session has ended');
    await signIn(page, emailOf('agent'), DEMO_PASSWORD);
    await expect(page.getByRole('heading', { level: 1, name: 'Subscribers' })).toBeVisible();
  });

  test('out clears the way for the next person', async ({ page }) => {
    await page.goto('/');
    await signIn(page, emailOf('agent'), DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Open profile menu' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('alert')).toHaveText('You are signed out.');
    await page.goto('/#/subscribers');
    await page.reload();
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
  });

  test('an account that was added on the command line works at once', async () => {
    const { me } = await (await signInTo('colleague')).ask<{ me: { staff: { name: string } } }>('{ me { staff { name } } }');
    expect(me.staff.name).toBe(COLLEAGUE);
  });
});
