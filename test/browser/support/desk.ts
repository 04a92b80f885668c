import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { PRODUCT_URL } from './product.js';
import { addColleague, prefer, signInTo, type StaffSession, type Who } from './staff.js';

export { expect };
export type { Page } from '@playwright/test';

/** What the browser complained about; a test that provokes a complaint says which. */
export interface Trouble {
  expected(pattern: RegExp): void;
}

interface TestFixtures {
  /** Who is signed in when the test begins; null for nobody. */
  who: Who | null;
  trouble: Trouble;
}

interface WorkerFixtures {
  /** Sessions of all accounts, in English and on the time of Paris. */
  sessions: Record<Who, StaffSession>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  who: ['agent', { option: true }],

  sessions: [
    async ({}, use) => {
      await addColleague();
      const people: Who[] = ['agent', 'supervisor', 'admin', 'auditor', 'colleague'];
      const sessions: Partial<Record<Who, StaffSession>> = {};
      // One after the other: many at once from one address have to wait.
      for (const who of people) await prefer((sessions[who] = await signInTo(who)), 'en');
      await use(sessions as Record<Who, StaffSession>);
    },
    { scope: 'worker' },
  ],

  trouble: [
    async ({ context }, use) => {
      const patterns: RegExp[] = [];
      const complaints: string[] = [];
      context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      context.on('weberror', (problem) => complaints.push(problem.error().stack ?? String(problem.error())));
      await use({ expected: (pattern) => void patterns.push(pattern) });
      expect(complaints.filter((text) => !patterns.some((pattern) => pattern.test(text))), 'errors in the browser, violations of the content security policy among them').toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, who, sessions }, use) => {
    if (who !== null) await becomes(context, sessions[who]);
    await use(context);
  },
});

/** Makes the browser one in which this person has signed in. */
export async function becomes(context: BrowserContext, { cookie }: StaffSession): Promise<void> {
  await context.addCookies([{ ...cookie, url: PRODUCT_URL, httpOnly: true, sameSite: 'Strict' }]);
}

/** Opens an address of the console, such as `/charges`, and waits until its screen is there. */
export async function open(page: Page, address = '/'): Promise<void> {
  await page.goto(`/#${address}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}
