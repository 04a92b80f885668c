import { z } from 'zod';
import { Refusal } from '#kernel';
import { Action, field } from '#actions';
import type { ActionPlanner, Effect, PlannedChange } from '#actions';
import { PlanCatalogue } from '#plans';
import type { PlanVersion } from '#plans';
import type { LineRecord } from '../domain/line.record.js';
import { RESCUABLE } from '../domain/line.states.js';
import { LineReader } from '../line.reader.js';

const input = z.object({ lineId: field.id(), planVersionId: field.id('PLANS') });
type Input = z.infer<typeof input>;

/** Puts a line on another plan from its next renewal on; validity that is paid stays. */
@Action<Input>({
  name: 'changePlan',
  subject: 'Line',
  target: 'Line',
  targetField: 'lineId',
  input,
  reasons: ['customer_request', 'payment_failure', 'retention', 'operator_error', 'correction', 'other'],
  exclusive: true,
  reversible: true,
})
export class ChangePlan implements ActionPlanner<Input> {
  constructor(
    private readonly lines: LineReader,
    private readonly plans: PlanCatalogue,
  ) {}

  async plan({ lineId, planVersionId }: Input): Promise<PlannedChange> {
    const [line] = await this.lines.find([lineId]);
    if (!line) throw new Refusal('NOT_FOUND');
    if (!RESCUABLE.includes(line.status)) throw new Refusal('LINE_TERMINATED', { status: line.status });
    if (line.planVersionId === planVersionId) throw new Refusal('NOTHING_TO_CHANGE');
    const [from, to] = [await this.plans.version(line.planVersionId), await this.onSale(planVersionId)];
    if (to.market !== line.market) throw new Refusal('BAD_INPUT', { field: 'planVersionId', reason: 'PLAN_OF_OTHER_MARKET', market: to.market });
    if (to.price.currency !== line.currency) throw new Refusal('CURRENCY_MISMATCH', { a: line.currency, b: to.price.currency });
    return { effects: [planEffect(line, from, to)] };
  }

  private async onSale(planVersionId: string): Promise<PlanVersion> {
    const version = await this.plans.version(planVersionId);
    const newest = await this.plans.byCode(version.planCode);
    if (newest?.id !== planVersionId) throw new Refusal('PLAN_RETIRED', { plan: version.planCode });
    return version;
  }
}

function planEffect(line: LineRecord, from: PlanVersion, to: PlanVersion): Effect {
  return {
    kind: 'plan_changed',
    subjectType: 'Line',
    subjectId: line.id,
    field: 'plan',
    valueType: 'text',
    before: titleOf(from),
    after: titleOf(to),
    details: { from: from.id, to: to.id },
  };
}

function titleOf(version: PlanVersion): string {
  return `${version.planName} · v${version.number}`;
}
