import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { CheckRequests, InvariantReader, invariantWords, isChecked, notYetWords } from '#invariants';
import type { InvariantStanding } from '#invariants';
import type { Locale } from '#kernel';
import { MoneyHold } from '#payments';
import { CurrentStaff, Requires, SignedIn } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { DateTimeScalar } from '#platform/graphql';
import { InvariantsPageType, MoneyHoldType } from './invariant.type.js';
import type { InvariantState, InvariantType } from './invariant.type.js';

const GONE_SHOWN = 20;

@Resolver()
export class InvariantsResolver {
  constructor(
    private readonly reader: InvariantReader,
    private readonly requests: CheckRequests,
    private readonly hold: MoneyHold,
  ) {}

  @Query(() => InvariantsPageType)
  @Requires('read', 'Invariant')
  async invariants(@CurrentStaff() { locale }: StaffActor): Promise<InvariantsPageType> {
    const hold = await this.hold.standing();
    return {
      invariants: (await this.reader.standing()).map((standing) => present(standing, locale)),
      lastRun: await this.reader.lastRun(),
      hold,
      held: hold ? await this.reader.ofHold(hold.id) : [],
      gone: await this.reader.gone(GONE_SHOWN),
    };
  }

  @Query(() => MoneyHoldType, { nullable: true })
  @SignedIn('everybody is told why no money moves')
  moneyHold(): Promise<MoneyHoldType | null> {
    return this.hold.standing();
  }

  /** Answers when it was asked; the run follows in the worker. */
  @Mutation(() => DateTimeScalar)
  @Requires('read', 'Invariant')
  checkInvariants(): Promise<Date> {
    return this.requests.ask();
  }
}

function present({ invariant, last, open }: InvariantStanding, locale: Locale): InvariantType {
  return {
    id: invariant.id,
    ...invariantWords(invariant, locale),
    money: isChecked(invariant) && invariant.money,
    state: stateOf({ invariant, last, open }),
    notYet: notYetWords(invariant, locale),
    checkedAt: last?.checkedAt ?? null,
    depth: last?.depth ?? null,
    millis: last?.millis ?? null,
    violations: Math.max(last?.violations ?? 0, open.length),
    more: last?.more ?? false,
    failure: last?.failure ?? null,
    open: [...open],
  };
}

/** What an incomplete look did not see again is still there. */
function stateOf({ invariant, last, open }: InvariantStanding): InvariantState {
  if (!isChecked(invariant)) return 'not_yet';
  if (!last) return 'never_checked';
  return last.state === 'ok' && open.length > 0 ? 'violated' : last.state;
}
