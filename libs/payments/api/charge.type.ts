import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { MoneyType } from '#platform/graphql';
import { LineRefType, SubscriberRefType } from '#subscribers/api';
import type { ChargeStatus } from '../domain/charge.states.js';
import type { FailureClass } from '../domain/failure.js';
import { ChargeStatusEnum, FailureClassEnum } from './payment.enums.js';

@ObjectType('Failure', { description: "words in the reader's language; advice names the next step" })
export class FailureType {
  @Field(() => String) code!: string;
  @Field(() => FailureClassEnum) class!: FailureClass;
  @Field(() => String) title!: string;
  @Field(() => String) explanation!: string;
  @Field(() => String) advice!: string;
  @Field(() => String, { nullable: true }) rawCode!: string | null;
  @Field(() => String, { nullable: true }) networkCode!: string | null;
  @Field(() => String, { nullable: true }) adviceCode!: string | null;
}

@ObjectType('PaymentMethod')
export class PaymentMethodType {
  @Field(() => ID) id!: string;
  @Field(() => String) provider!: string;
  @Field(() => String) brand!: string;
  @Field(() => String, { nullable: true, description: 'the last digits of a card' }) last4!: string | null;
  @Field(() => String, { nullable: true, description: 'what stands for an account that is no card, masked' }) accountLabel!: string | null;
  @Field(() => Int, { nullable: true }) expiryMonth!: number | null;
  @Field(() => Int, { nullable: true }) expiryYear!: number | null;
  @Field(() => Boolean) isDefault!: boolean;
  @Field(() => String) status!: string;
  @Field(() => String, { nullable: true, description: 'why it must not be charged any more: consent, visa_category_1, advice' }) blockedReason!: string | null;
  @Field(() => Boolean) expired!: boolean;
}

@ObjectType('ChargeAttempt')
export class ChargeAttemptType {
  @Field(() => Int) seq!: number;
  @Field(() => String) kind!: string;
  @Field(() => Date) startedAt!: Date;
  @Field(() => Date) finishedAt!: Date;
  @Field(() => String) outcome!: string;
  @Field(() => String, { nullable: true }) rawCode!: string | null;
  @Field(() => String, { nullable: true }) networkCode!: string | null;
  @Field(() => String, { nullable: true }) adviceCode!: string | null;
  @Field(() => String, { nullable: true }) message!: string | null;
  @Field(() => String, { nullable: true }) requestId!: string | null;
}

@ObjectType('LedgerPosting')
export class LedgerPostingType {
  @Field(() => String) account!: string;
  @Field(() => MoneyType) amount!: MoneyType;
}

@ObjectType('ChargeConfirmation', { description: 'the link under which the subscriber confirms an awaited charge' })
export class ChargeConfirmationType {
  @Field(() => String, { nullable: true, description: 'for those who may send one; null also where the provider gave none' }) url!: string | null;
  @Field(() => Date) endsAt!: Date;
  @Field(() => String, { nullable: true, description: "may be sent to the subscriber as it stands, in the subscriber's language" }) message!: string | null;
}

@ObjectType('CardLink', { description: 'the page on which a subscriber can enter a new card' })
export class CardLinkType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'PENDING and UNKNOWN until the provider has given it, then OPEN' }) status!: string;
  @Field(() => String, { nullable: true, description: 'for those who may send one, once it is there' }) url!: string | null;
  @Field(() => Date) endsAt!: Date;
  @Field(() => Boolean, { description: 'the card becomes the one that is charged by itself' }) asDefault!: boolean;
  @Field(() => Date) createdAt!: Date;
  @Field(() => String, { nullable: true, description: "may be sent to the subscriber as it stands, in the subscriber's language" }) message!: string | null;
}

@ObjectType('Charge')
export class ChargeType {
  @Field(() => ID) id!: string;
  @Field(() => String) reference!: string;
  @Field(() => ID) renewalId!: string;
  @Field(() => ID) lineId!: string;
  @Field(() => ID) subscriberId!: string;
  @Field(() => Int) attemptNumber!: number;
  @Field(() => String) provider!: string;
  @Field(() => String, { nullable: true }) providerReference!: string | null;
  @Field(() => MoneyType) amount!: MoneyType;
  @Field(() => ChargeStatusEnum) status!: ChargeStatus;
  @Field(() => FailureType, { nullable: true }) failure!: FailureType | null;
  @Field(() => ChargeConfirmationType, { nullable: true }) confirmation!: ChargeConfirmationType | null;
  @Field(() => String) requestedBy!: string;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true }) settledAt!: Date | null;
  @Field(() => Date, { nullable: true }) nextCheckAt!: Date | null;
  @Field(() => PaymentMethodType) paymentMethod!: PaymentMethodType;
  @Field(() => SubscriberRefType) subscriber!: SubscriberRefType;
  @Field(() => LineRefType) line!: LineRefType;
}
