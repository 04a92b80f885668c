import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Refusal, isUuid } from '#kernel';
import { BudgetReader, RetryBudgetType, budgetLoad } from '#payments/api';
import type { BudgetView } from '#payments/api';
import { record } from '#permissions';
import { PlanCatalogue } from '#plans';
import { CurrentStaff, Requires, abilityOf } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { loadFor, perRequest } from '#platform/graphql';
import { LineReader } from '#subscribers';
import { RenewalType } from './renewal.type.js';

/** What is left of the method that a renewal would be charged by. */
@Resolver(() => RenewalType)
export class RenewalBudgetResolver {
  constructor(
    private readonly reader: BudgetReader,
    private readonly lines: LineReader,
    private readonly plans: PlanCatalogue,
  ) {}

  @ResolveField(() => RetryBudgetType, { nullable: true, description: 'of the default method; null: there is none' })
  budget(@Parent() { id, subscriberId, amount }: RenewalType): Promise<BudgetView | null> {
    const { asked, load } = perRequest(this, () => budgetLoad(this.reader));
    asked.set(id, { key: id, subscriberId, amount });
    return loadFor<BudgetView | null>(load, id, null);
  }

  @Query(() => RetryBudgetType, { description: 'of a method, for the price of a line’s plan' })
  @Requires('read', 'Line')
  async retryBudget(
    @Args('lineId', { type: () => ID }) lineId: string,
    @Args('paymentMethodId', { type: () => ID }) methodId: string,
    @CurrentStaff() staff: StaffActor,
  ): Promise<BudgetView> {
    for (const [field, id] of [['lineId', lineId], ['paymentMethodId', methodId]] as const) {
      if (!isUuid(id)) throw new Refusal('BAD_INPUT', { field, reason: 'NOT_AN_ID' });
    }
    const [line] = await this.lines.find([lineId]);
    if (!line || !abilityOf(staff).can('read', record('Line', { market: line.market }))) throw new Refusal('NOT_FOUND');
    const { price } = await this.plans.version(line.planVersionId);
    const budget = (await this.reader.of([{ key: methodId, methodId, subscriberId: line.subscriberId, amount: price }])).get(methodId);
    if (!budget) throw new Refusal('NOT_FOUND');
    return budget;
  }
}
