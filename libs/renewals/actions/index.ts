import { Module } from '@nestjs/common';
import { PaymentActionsModule } from '#payments/actions';
import { RenewalsModule } from '#renewals';
import { AskProvider } from './ask-provider.action.js';
import { AwaitTransfer } from './await-transfer.action.js';
import { AwaitingStoppedEffect, TransferReceivedEffect } from './awaited.effects.js';
import { CardLinkRequestedEffect } from './card-link-requested.effect.js';
import { CloseUnknownCharge } from './close-unknown-charge.action.js';
import { CloseUnknownRefund } from './close-unknown-refund.action.js';
import { BalanceSpentEffect } from './balance-spent.effect.js';
import { ChargeRequestedEffect } from './charge-requested.effect.js';
import { ProviderAskedEffect } from './provider-asked.effect.js';
import { ReceiveTransfer } from './receive-transfer.action.js';
import { RefundCharge } from './refund-charge.action.js';
import { RefundRequestedEffect } from './refund-requested.effect.js';
import { RenewNow } from './renew-now.action.js';
import { RequestedCharges } from './requested.charges.js';
import { SendConfirmationLink } from './send-confirmation-link.action.js';
import { SendUpdateCardLink } from './send-update-card-link.action.js';
import { StopAwaiting } from './stop-awaiting.action.js';
import { UnknownClosedEffect } from './unknown-closed.effect.js';
import { UnknownRefundClosedEffect } from './unknown-refund-closed.effect.js';

@Module({
  imports: [PaymentActionsModule, RenewalsModule],
  providers: [
    RequestedCharges,
    AskProvider,
    RenewNow,
    SendConfirmationLink,
    SendUpdateCardLink,
    AwaitTransfer,
    ReceiveTransfer,
    StopAwaiting,
    CloseUnknownCharge,
    CloseUnknownRefund,
    RefundCharge,
    BalanceSpentEffect,
    CardLinkRequestedEffect,
    ChargeRequestedEffect,
    ProviderAskedEffect,
    TransferReceivedEffect,
    AwaitingStoppedEffect,
    UnknownClosedEffect,
    UnknownRefundClosedEffect,
    RefundRequestedEffect,
  ],
})
export class RenewalActionsModule {}
