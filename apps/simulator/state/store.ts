import { isPatternedCustomer, patternedMethod, type CardBlueprint } from '../cards/method-ids.js';
import { type CaptureRow, type OrderRow, type PaypalDisputeRow, type PaypalRefundRow, type VaultRow } from '../paypal/rows.js';
import { Collection } from './collection.js';
import { newId } from './ids.js';
import { type Journal } from './journal.js';
import {
  type AnswerRow, type ChargeRow, type CheckoutRow, type CustomerRow, type DisputeRow, type EndpointRow, type IntentRow, type MethodRow, type RefundRow, type Row, type SetupRow, type TransactionRow,
} from './records.js';

/** Patterned customers and methods have no day of birth of their own: 1 January 2026, so that they look the same every time. */
const PATTERNED_CREATED = 1_767_225_600;

/** Everything that the provider knows, and the journal that outlives it. */
export class Store {
  readonly customers = this.kept<CustomerRow>('customer');
  readonly methods = this.kept<MethodRow>('method');
  readonly intents = this.kept<IntentRow>('intent');
  readonly setups = this.kept<SetupRow>('setup');
  readonly checkouts = this.kept<CheckoutRow>('checkout');
  readonly charges = this.kept<ChargeRow>('charge');
  readonly refunds = this.kept<RefundRow>('refund');
  readonly disputes = this.kept<DisputeRow>('dispute');
  readonly transactions = this.kept<TransactionRow>('transaction');
  readonly endpoints = this.kept<EndpointRow>('endpoint');
  readonly orders = this.kept<OrderRow>('order');
  readonly captures = this.kept<CaptureRow>('capture');
  readonly paypalRefunds = this.kept<PaypalRefundRow>('paypalRefund');
  readonly paypalDisputes = this.kept<PaypalDisputeRow>('paypalDispute');
  readonly vaults = this.kept<VaultRow>('vault');
  readonly answers = new Map<string, AnswerRow>();

  constructor(private readonly journal: Journal, private readonly maxAnswers: number) {}

  /** Reads what an earlier process left behind and starts writing. */
  async open(): Promise<void> {
    const byKind = this.kinds();
    await this.journal.read((kind, row) => {
      if (kind === 'answer') this.restoreAnswer(row as AnswerRow);
      else (byKind.get(kind) as Collection<Row> | undefined)?.restore(row as Row);
    });
    this.journal.begin(this.everything());
  }

  commit(): void {
    this.journal.commit();
  }

  close(): void {
    this.journal.end();
  }

  clear(): void {
    for (const collection of this.kinds().values()) collection.clear();
    this.answers.clear();
    this.journal.begin([]);
  }

  keepAnswer(answer: AnswerRow): void {
    this.restoreAnswer(answer);
    this.journal.record('answer', answer);
  }

  /** A customer that was made, or one whose id follows the pattern. */
  customer(id: string): CustomerRow | undefined {
    return this.customers.find(id) ?? (isPatternedCustomer(id) ? patternedCustomer(id) : undefined);
  }

  /** A payment method that was made, or one whose id follows the pattern; the latter is stored only once something about it changes. */
  method(id: string): MethodRow | undefined {
    const stored = this.methods.find(id);
    if (stored) return stored;
    const blueprint = patternedMethod(id);
    return blueprint && methodRow(id, PATTERNED_CREATED, blueprint);
  }

  makeMethod(blueprint: CardBlueprint, created: number): MethodRow {
    return this.methods.add(methodRow(newId('pm'), created, blueprint));
  }

  /** Remembers a change to a row that may have existed by its pattern only. */
  save<T extends Row>(collection: Collection<T>, row: T): void {
    if (collection.find(row.id) === row) collection.touch(row);
    else collection.add(row);
  }

  private restoreAnswer(answer: AnswerRow): void {
    this.answers.set(answer.id, answer);
    if (this.answers.size <= this.maxAnswers) return;
    const oldest = this.answers.keys().next().value;
    if (oldest !== undefined) this.answers.delete(oldest);
  }

  private kept<T extends Row>(kind: string): Collection<T> {
    return new Collection<T>((row) => this.journal.record(kind, row));
  }

  private kinds(): ReadonlyMap<string, { clear(): void; all(): readonly Row[] }> {
    return new Map<string, { clear(): void; all(): readonly Row[] }>([
      ['customer', this.customers], ['method', this.methods], ['intent', this.intents], ['setup', this.setups], ['checkout', this.checkouts], ['charge', this.charges],
      ['refund', this.refunds], ['dispute', this.disputes], ['transaction', this.transactions], ['endpoint', this.endpoints],
      ['order', this.orders], ['capture', this.captures], ['paypalRefund', this.paypalRefunds], ['vault', this.vaults],
    ]);
  }

  private *everything(): Iterable<readonly [string, object]> {
    for (const [kind, collection] of this.kinds()) for (const row of collection.all()) yield [kind, row];
    for (const answer of this.answers.values()) yield ['answer', answer];
  }
}

const patternedCustomer = (id: string): CustomerRow => ({
  id, created: PATTERNED_CREATED, email: null, name: null, phone: null, description: null, defaultMethod: null, metadata: {}, deleted: false,
});

const methodRow = (id: string, created: number, { card, behaviour, attachable }: CardBlueprint): MethodRow => ({
  id, created, card, behaviour, attachable, customer: null, attempts: 0, setUp: false, detached: false, name: null, email: null, phone: null, metadata: {},
});
