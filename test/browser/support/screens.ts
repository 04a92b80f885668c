import type { Page } from '@playwright/test';
import { person } from '../../support/people.js';
import { expect, open } from './desk.js';
import { findLine } from './lines.js';
import { paypalIsLeftAlone } from './product.js';
import type { StaffSession, Who } from './staff.js';

/** Whose renewal fails, so that a page has something to say. */
export const FAILING = person(150, 'Camille Aubry');

/** One thing that can be looked at. */
export interface View {
  readonly name: string;
  /** Who looks at it, where a role sees more; an agent else. */
  readonly who?: Who;
  readonly show: (page: Page, facts: ViewFacts) => Promise<void>;
}

export interface ViewFacts {
  readonly subscriber: string;
  readonly renewal: string;
  readonly charge: string;
  readonly plan: string;
  readonly auditEntry: string;
}

/** Ids of things that every view can be shown with. */
export async function viewFacts(session: StaffSession): Promise<ViewFacts> {
  const { subscriberId } = await findLine(session, FAILING);
  const { subscriber, auditEntries } = await session.ask<{
    subscriber: { charges: { id: string }[]; lines: { openRenewal: { id: string } | null; plan: { planId: string } }[] };
    auditEntries: { rows: { seq: string }[] };
  }>(
    `query ($id: ID!) { subscriber(id: $id) { charges { id } lines { openRenewal { id } plan { planId } } } auditEntries(first: 1, filter: { action: "extendValidity" }) { rows { seq } } }`,
    { id: subscriberId },
  );
  const [line] = subscriber.lines;
  return {
    subscriber: subscriberId,
    renewal: known(line?.openRenewal?.id),
    charge: known(subscriber.charges[0]?.id),
    plan: known(line?.plan.planId),
    auditEntry: known(auditEntries.rows[0]?.seq),
  };
}

function known(id: string | undefined): string {
  if (id === undefined) throw new Error('What a view needs is not there');
  return id;
}

async function list(page: Page, address: string): Promise<void> {
  await open(page, address);
  await expect(page.locator('[data-row-link]').first()).toBeVisible();
}

async function detail(page: Page, address: string): Promise<void> {
  await open(page, address);
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
}

/** A page that may be empty. */
async function bare(page: Page, address: string): Promise<void> {
  await open(page, address);
  await page.waitForLoadState('networkidle');
}

async function dialog(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(page.getByRole('dialog').locator('[type=submit]')).toBeEnabled();
}

/** Every screen and every kind of dialog. */
export const VIEWS: readonly View[] = [
  { name: 'today', show: (page) => detail(page, '/') },
  { name: 'today-supervisor', who: 'supervisor', show: (page) => detail(page, '/') },
  { name: 'today-auditor', who: 'auditor', show: (page) => detail(page, '/') },
  { name: 'subscribers', show: (page) => list(page, '/subscribers') },
  { name: 'subscriber', show: (page, { subscriber }) => detail(page, `/subscribers/${subscriber}`) },
  {
    name: 'search',
    async show(page) {
      await open(page, '/');
      await page.keyboard.press('/');
      await page.getByRole('combobox').last().fill('ma');
      await expect(page.getByRole('option').nth(4)).toBeVisible();
    },
  },
  {
    name: 'extend',
    async show(page, { subscriber }) {
      await detail(page, `/subscribers/${subscriber}`);
      await dialog(page, 'e');
    },
  },
  {
    name: 'charge-again',
    async show(page, { subscriber }) {
      await detail(page, `/subscribers/${subscriber}`);
      await dialog(page, 'c');
    },
  },
  { name: 'failed-renewals', show: (page) => list(page, '/failedRenewals') },
  { name: 'renewal', show: (page, { renewal }) => detail(page, `/failedRenewals/${renewal}`) },
  { name: 'charges', show: (page) => list(page, '/charges') },
  { name: 'charge', show: (page, { charge }) => detail(page, `/charges/${charge}`) },
  { name: 'plans', who: 'admin', show: (page) => list(page, '/plans') },
  { name: 'plan', who: 'admin', show: (page, { plan }) => detail(page, `/plans/${plan}`) },
  {
    name: 'plan-version',
    who: 'admin',
    async show(page, { plan }) {
      await detail(page, `/plans/${plan}`);
      await page.getByRole('main').getByRole('button').nth(1).click();
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible();
    },
  },
  { name: 'requests', who: 'admin', show: (page) => bare(page, '/actionRequests') },
  { name: 'invariants', who: 'supervisor', show: (page) => detail(page, '/invariants') },
  { name: 'bulk-runs', who: 'supervisor', show: (page) => bare(page, '/failedRenewals/bulk') },
  { name: 'loyalty', who: 'supervisor', show: (page) => list(page, '/loyaltyAdjustments') },
  { name: 'audit', who: 'auditor', show: (page) => list(page, '/auditEntries') },
  { name: 'audit-entry', who: 'auditor', show: (page, { auditEntry }) => detail(page, `/auditEntries/${auditEntry}`) },
  {
    name: 'shortcuts',
    async show(page) {
      await open(page, '/');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'profile',
    async show(page) {
      await open(page, '/');
      await page.getByRole('banner').getByRole('button').last().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'provider-down',
    who: 'supervisor',
    async show(page) {
      const answersAgain = await paypalIsLeftAlone();
      try {
        await detail(page, '/');
        await expect(page.getByRole('status').filter({ hasText: 'PayPal' })).toBeVisible();
      } finally {
        await answersAgain();
      }
    },
  },
];
