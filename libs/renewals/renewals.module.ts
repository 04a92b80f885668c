import { Module } from '@nestjs/common';
import { LoyaltyModule } from '#loyalty';
import { SubscribersModule } from '#subscribers';
import { AwaitedDesk } from './awaited.desk.js';
import { BalanceDesk } from './balance.desk.js';
import { CARD_LINK_SERVICES } from './card-links/index.js';
import { CardLinkDesk } from './card-links/card-link.desk.js';
import { CardLinkEvents } from './card-links/card-link.events.js';
import { CardLinkResolver } from './card-links/card-link.resolver.js';
import { CardLinkSettlement } from './card-links/card-link.settlement.js';
import { ChargePerformer } from './charge.performer.js';
import { ChargeableMethods } from './chargeable.methods.js';
import { ClaimDesk } from './claim.desk.js';
import { ConfirmationDesk } from './confirmation.desk.js';
import { DueLines } from './due.lines.js';
import { IncidentWatch } from './incidents/incident.watch.js';
import { LateCaptures } from './late.captures.js';
import { LifeCycleMover } from './life-cycle.mover.js';
import { ProviderEvents } from './provider.events.js';
import { REFUND_SERVICES } from './refunds/index.js';
import { MoneyBackEvents } from './refunds/money-back.events.js';
import { UnresolvedRefunds } from './refunds/unresolved.refunds.js';
import { RefundDesk } from './refunds/refund.desk.js';
import { RefundPerformer } from './refunds/refund.performer.js';
import { RefundResolver } from './refunds/refund.resolver.js';
import { ProviderInquiry } from './provider.inquiry.js';
import { Reconciliation } from './reconciliation.js';
import { RenewalBook } from './renewal.book.js';
import { RenewalClaims } from './renewal.claims.js';
import { RenewalDesk } from './renewal.desk.js';
import { RenewalEngine } from './renewal.engine.js';
import { UnknownResolver } from './resolver.js';
import { RenewalOpening } from './renewal.opening.js';
import { RunLog } from './run.log.js';
import { SaidBesidesKeeper } from './said.besides.js';
import { SettlementCases } from './settlement.cases.js';
import { SettlementDesk } from './settlement.desk.js';
import { SettlementNotices } from './settlement.notices.js';
import { SettlementWriter } from './settlement.writer.js';
import { ShadowRun } from './shadow.run.js';
import { UnresolvedDesk } from './unresolved.desk.js';

/** Needs the global modules of database, clock, audit, outbox, payments and cases. */
@Module({
  imports: [SubscribersModule, LoyaltyModule],
  providers: [
    AwaitedDesk,
    BalanceDesk,
    ...CARD_LINK_SERVICES,
    ClaimDesk,
    ChargeableMethods,
    ChargePerformer,
    ConfirmationDesk,
    DueLines,
    IncidentWatch,
    ...REFUND_SERVICES,
    LateCaptures,
    LifeCycleMover,
    ProviderEvents,
    ProviderInquiry,
    Reconciliation,
    RenewalBook,
    RenewalClaims,
    RenewalDesk,
    RenewalEngine,
    RenewalOpening,
    RunLog,
    SaidBesidesKeeper,
    SettlementCases,
    SettlementDesk,
    SettlementNotices,
    SettlementWriter,
    ShadowRun,
    UnknownResolver,
    UnresolvedDesk,
  ],
  exports: [
    AwaitedDesk,
    BalanceDesk,
    CardLinkDesk,
    CardLinkEvents,
    CardLinkResolver,
    CardLinkSettlement,
    ConfirmationDesk,
    IncidentWatch,
    LifeCycleMover,
    MoneyBackEvents,
    ProviderEvents,
    ProviderInquiry,
    Reconciliation,
    RefundDesk,
    RefundPerformer,
    RefundResolver,
    RenewalDesk,
    RenewalEngine,
    ShadowRun,
    UnknownResolver,
    UnresolvedDesk,
    UnresolvedRefunds,
  ],
})
export class RenewalsModule {}
