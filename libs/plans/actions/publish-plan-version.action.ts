import { z } from 'zod';
import { Refusal } from '#kernel';
import { Action, field } from '#actions';
import type { ActionPlanner, PlannedChange } from '#actions';
import { Database } from '#platform/database';
import { versionEffect } from './plan-version.effect.js';
import { planTerms } from './plan-terms.input.js';
import { checkTerms } from './plan-terms.rules.js';

const input = z.object({ planId: field.id(), ...planTerms });
type Input = z.infer<typeof input>;

interface Newest {
  status: string;
  code: string;
  number: number;
  price: string;
  currency: string;
}

/** Publishes new terms of a plan. Lines stay on the version that they have until their plan is changed. */
@Action<Input>({
  name: 'publishPlanVersion',
  subject: 'Plan',
  target: 'Plan',
  targetField: 'planId',
  input,
  reasons: ['commercial_change', 'correction', 'other'],
  reversible: false,
})
export class PublishPlanVersion implements ActionPlanner<Input> {
  constructor(private readonly database: Database) {}

  async plan({ planId, ...terms }: Input): Promise<PlannedChange> {
    checkTerms(terms);
    const [newest] = await this.database.query<Newest>(
      `SELECT p.status, p.code, v.number, v.price_minor || ' ' || v.currency AS price, v.currency
       FROM plan p JOIN plan_version v ON v.plan_id = p.id WHERE p.id = $1 ORDER BY v.number DESC LIMIT 1`,
      [planId],
    );
    if (!newest) throw new Refusal('NOT_FOUND');
    if (newest.status === 'retired') throw new Refusal('PLAN_RETIRED', { plan: newest.code });
    if (newest.currency !== terms.currency) throw new Refusal('CURRENCY_MISMATCH', { a: newest.currency, b: terms.currency });
    return { effects: [versionEffect(planId, newest.price, newest.number + 1, terms)] };
  }
}
