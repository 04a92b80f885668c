import { DisputeDesk } from './dispute.desk.js';
import { ForeignRefunds } from './foreign.refunds.js';
import { MoneyBackEvents } from './money-back.events.js';
import { MoneyBackReader } from './money-back.reader.js';
import { RefundConsequences } from './refund.consequences.js';
import { RefundDesk } from './refund.desk.js';
import { RefundFacts } from './refund.facts.js';
import { RefundNotices } from './refund.notices.js';
import { RefundPerformer } from './refund.performer.js';
import { RefundResolver } from './refund.resolver.js';
import { RefundSettlement } from './refund.settlement.js';
import { ReversalReader } from './reversal.terms.js';
import { ReversalWriter } from './reversal.writer.js';
import { SuspendedCharge } from './suspended.charge.js';
import { UnresolvedRefunds } from './unresolved.refunds.js';

/** Everything that refunds and disputes are made of, for the module that renewals share with them. */
export const REFUND_SERVICES = [
  DisputeDesk,
  ForeignRefunds,
  MoneyBackEvents,
  MoneyBackReader,
  RefundConsequences,
  RefundDesk,
  RefundFacts,
  RefundNotices,
  RefundPerformer,
  RefundResolver,
  RefundSettlement,
  ReversalReader,
  ReversalWriter,
  SuspendedCharge,
  UnresolvedRefunds,
];
