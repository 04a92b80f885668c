import { z } from 'zod';
import { Refusal } from '#kernel';
import type { PlainReason } from '#kernel';
import { Action, field } from '#actions';
import type { ActionPlanner, ActionTarget, PlanContext, PlannedChange } from '#actions';
import { abilityFor, record } from '#permissions';
import { Database } from '#platform/database';
import { versionEffects } from './plan-version.effect.js';
import { planTerms } from './plan-terms.input.js';
import { checkTerms } from './plan-terms.rules.js';

const code = field.text(40).refine((text) => /^[a-z0-9][a-z0-9-]{1,39}$/.test(text), 'CODE_SHAPE' satisfies PlainReason);
const input = z.object({ code, name: field.text(120), market: field.market(), kind: field.choice(['prepaid', 'keep_alive']), ...planTerms });
type Input = z.infer<typeof input>;

/** Puts a new plan on sale with its first version. */
@Action<Input>({
  name: 'createPlan',
  subject: 'Plan',
  target: null,
  input,
  reasons: ['commercial_change', 'correction', 'other'],
  reversible: false,
})
export class CreatePlan implements ActionPlanner<Input> {
  constructor(private readonly database: Database) {}

  async plan(input: Input, _target: ActionTarget | null, { staff }: PlanContext): Promise<PlannedChange> {
    if (!abilityFor(staff).can('createPlan', record('Plan', { market: input.market }))) throw new Refusal('FORBIDDEN', { action: 'createPlan' });
    checkTerms(input);
    const [taken] = await this.database.query('SELECT 1 FROM plan WHERE code = $1', [input.code]);
    if (taken) throw new Refusal('PLAN_CODE_TAKEN', { code: input.code });
    const { code, name, market, kind, ...terms } = input;
    return {
      effects: [
        {
          kind: 'plan_created',
          subjectType: 'Plan',
          subjectId: 'new',
          field: 'plan',
          valueType: 'text',
          before: null,
          after: `${name} (${code}, ${market})`,
          details: { code, name, market, kind },
        },
        ...versionEffects('new', null, 1, terms),
      ],
    };
  }
}
