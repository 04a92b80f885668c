import { expect } from '@playwright/test';
import type { Person } from '../../support/people.js';
import type { StaffSession } from './staff.js';

export interface FoundLine {
  readonly subscriberId: string;
  readonly lineId: string;
}

export interface LineNow {
  readonly validTo: string;
  readonly openRenewal: { readonly status: string } | null;
}

export interface SubscriberNow {
  readonly pointsBalance: string;
  readonly lines: readonly LineNow[];
  readonly charges: readonly { readonly id: string; readonly status: string; readonly requestedBy: string }[];
}

/** Where a person who was imported is. */
export async function findLine(session: StaffSession, who: Person): Promise<FoundLine> {
  const { search } = await session.ask<{ search: { hits: { subscriberId: string; lineId: string }[] } }>('query ($text: String!) { search(text: $text) { hits { subscriberId lineId } } }', { text: who.msisdn });
  const [hit] = search.hits;
  if (!hit) throw new Error(`${who.msisdn} is not there`);
  return hit;
}

export async function readSubscriber(session: StaffSession, { subscriberId }: FoundLine): Promise<SubscriberNow> {
  const { subscriber } = await session.ask<{ subscriber: SubscriberNow }>(
    'query ($id: ID!) { subscriber(id: $id) { pointsBalance lines { validTo openRenewal { status } } charges { id status requestedBy } } }',
    { id: subscriberId },
  );
  return subscriber;
}

/** The end of validity of the person's line, and what is open on it. */
export async function readLine(session: StaffSession, found: FoundLine): Promise<LineNow> {
  const [line] = (await readSubscriber(session, found)).lines;
  if (!line) throw new Error('A subscriber has a line');
  return line;
}

/** Waits until the worker has charged the line and was declined. */
export async function waitForFailure(session: StaffSession, found: FoundLine): Promise<void> {
  await expect.poll(async () => (await readLine(session, found)).openRenewal?.status, { timeout: 30_000 }).toMatch(/^(FAILED|RETRY_SCHEDULED)$/);
}

const EXTEND = `mutation ($input: ExtendValidityInput!, $control: ActionControl!) { extendValidity(input: $input, control: $control) { plan { hash } execution { id } } }`;

interface Extended {
  readonly extendValidity: { readonly plan: { readonly hash: string }; readonly execution: { readonly id: string } | null };
}

/** What a colleague does, through the API. */
export async function extend(session: StaffSession, { lineId }: FoundLine, days: number): Promise<void> {
  const input = { lineId, days };
  const { plan } = (await session.ask<Extended>(EXTEND, { input, control: { mode: 'PREVIEW' } })).extendValidity;
  await session.ask<Extended>(EXTEND, { input, control: { mode: 'EXECUTE', planHash: plan.hash, idempotencyKey: crypto.randomUUID(), reasonCode: 'goodwill' } });
}

const ADJUST = `mutation ($input: AdjustPointsInput!, $control: ActionControl!) { adjustPoints(input: $input, control: $control) { plan { hash } execution { id } } }`;

interface Adjusted {
  readonly adjustPoints: { readonly plan: { readonly hash: string } };
}

export async function givePoints(session: StaffSession, { subscriberId }: FoundLine, points: number): Promise<void> {
  const input = { subscriberId, points };
  const { plan } = (await session.ask<Adjusted>(ADJUST, { input, control: { mode: 'PREVIEW' } })).adjustPoints;
  await session.ask<Adjusted>(ADJUST, { input, control: { mode: 'EXECUTE', planHash: plan.hash, idempotencyKey: crypto.randomUUID(), reasonCode: 'goodwill' } });
}
