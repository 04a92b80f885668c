import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { loadFor, perRequest } from '#platform/graphql';
import { BudgetReader } from '../reads/budget.reader.js';
import type { BudgetOf, BudgetView } from '../reads/budget.reader.js';
import { RetryBudgetType } from './budget.type.js';
import { ChargeType } from './charge.type.js';

/** What is left of the method that a charge used, for its amount. */
@Resolver(() => ChargeType)
export class ChargeBudgetResolver {
  constructor(private readonly reader: BudgetReader) {}

  @ResolveField(() => RetryBudgetType, { nullable: true })
  budget(@Parent() { id, paymentMethod, amount }: ChargeType): Promise<BudgetView | null> {
    const { asked, load } = perRequest(this, () => budgetLoad(this.reader));
    asked.set(id, { key: id, methodId: paymentMethod.id, amount });
    return loadFor<BudgetView | null>(load, id, null);
  }
}

/** Remembers what each key stands for until the batch is read. */
export function budgetLoad(reader: BudgetReader): { asked: Map<string, BudgetOf>; load: (keys: readonly string[]) => Promise<Map<string, BudgetView>> } {
  const asked = new Map<string, BudgetOf>();
  return { asked, load: (keys) => reader.of(keys.flatMap((key) => asked.get(key) ?? [])) };
}
