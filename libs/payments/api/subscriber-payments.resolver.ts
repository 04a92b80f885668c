import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentStaff } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { pageSize } from '#platform/graphql';
import { SubscriberType } from '#subscribers/api';
import { ChargeReader } from '../reads/charge.reader.js';
import type { ChargeView } from '../reads/charge.view.js';
import { PaymentMethodReader } from '../reads/payment-method.reader.js';
import type { PaymentMethodView } from '../reads/payment-method.reader.js';
import { CardLinkReader } from '../reads/card-link.reader.js';
import type { CardLinkView } from '../reads/card-link.reader.js';
import { CardLinkType, ChargeType, PaymentMethodType } from './charge.type.js';

const FIRST = 20;

/** What payments add to the 360° page. */
@Resolver(() => SubscriberType)
export class SubscriberPaymentsResolver {
  constructor(
    private readonly charging: ChargeReader,
    private readonly methods: PaymentMethodReader,
    private readonly links: CardLinkReader,
  ) {}

  @ResolveField(() => [PaymentMethodType])
  paymentMethods(@Parent() subscriber: SubscriberType): Promise<PaymentMethodView[]> {
    return this.methods.ofSubscriber(subscriber.id);
  }

  @ResolveField(() => CardLinkType, { nullable: true, description: 'while one is open' })
  cardLink(@Parent() subscriber: SubscriberType, @CurrentStaff() staff: StaffActor): Promise<CardLinkView | null> {
    return this.links.openOf(subscriber.id, staff);
  }

  @ResolveField(() => [ChargeType])
  charges(
    @Parent() subscriber: SubscriberType,
    @Args('first', { type: () => Int, nullable: true, defaultValue: FIRST }) first: number | null,
    @CurrentStaff() staff: StaffActor,
  ): Promise<ChargeView[]> {
    return this.charging.ofSubscriber(subscriber.id, pageSize(first ?? FIRST), staff);
  }
}
