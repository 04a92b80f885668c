import { z } from 'zod';
import { Action, field } from '#actions';
import type { ActionPlanner, ActionSettlement, ActionTarget, PlanContext, PlannedChange } from '#actions';
import { CardLinkBook } from '#payments';
import type { CardLinkRecord } from '#payments';
import { CardLinkDesk } from '../card-links/card-link.desk.js';
import { CardLinkSettlement } from '../card-links/card-link.settlement.js';

const input = z.object({ lineId: field.id(), asDefault: field.flag() });
type Input = z.infer<typeof input>;

/** Gives the subscriber a page of the provider's to enter a new card on. `asDefault`: it becomes the one that is charged by itself. No money moves. */
@Action<Input>({
  name: 'sendUpdateCardLink',
  subject: 'Line',
  target: 'Line',
  targetField: 'lineId',
  input,
  reasons: ['payment_failure', 'customer_request', 'number_rescue', 'retention', 'other'],
  exclusive: true,
  reversible: false,
})
export class SendUpdateCardLink implements ActionPlanner<Input> {
  constructor(
    private readonly desk: CardLinkDesk,
    private readonly links: CardLinkBook,
    private readonly settlement: CardLinkSettlement,
  ) {}

  async plan({ lineId, asDefault }: Input, _target: ActionTarget | null, { now }: PlanContext): Promise<PlannedChange> {
    const { provider } = await this.desk.prepare(lineId, now);
    return {
      effects: [
        { kind: 'card_link_requested', subjectType: 'Line', subjectId: lineId, field: 'newCard', valueType: 'text', before: null, after: asDefault ? 'default' : 'additional', details: { provider } },
      ],
    };
  }

  async settle(executionId: string): Promise<ActionSettlement> {
    const link = await this.links.ofExecution(executionId);
    return settlementOf(link?.status === 'pending' ? await this.settlement.exchange(link, 'open') : link);
  }

  async standing(executionId: string): Promise<ActionSettlement> {
    return settlementOf(await this.links.ofExecution(executionId));
  }
}

function settlementOf(link: CardLinkRecord | null): ActionSettlement {
  const status = link?.status ?? 'refused';
  if (status === 'pending' || status === 'unknown') return { status: 'pending', chargeId: null };
  return { status: status === 'refused' ? 'declined' : 'completed', chargeId: null };
}
