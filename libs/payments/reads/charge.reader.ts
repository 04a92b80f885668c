import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Refusal, isUuid } from '#kernel';
import type { Clock } from '#kernel';
import { scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database, SqlParameters, preparedName } from '#platform/database';
import { groupBy } from '#platform/graphql';
import { exchangeNoteText } from '../domain/exchange.notes.js';
import type { ExchangeNote } from '../domain/exchange.notes.js';
import { chargeView, SELECT_CHARGE } from './charge.view.js';
import type { ChargeView, StoredCharge } from './charge.view.js';
import { providerCodes } from './failure.view.js';

export interface AttemptView {
  readonly seq: number;
  readonly kind: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly outcome: string;
  readonly rawCode: string | null;
  readonly networkCode: string | null;
  readonly adviceCode: string | null;
  readonly message: string | null;
  readonly requestId: string | null;
}

export interface PostingView {
  readonly account: string;
  readonly amount: { readonly minor: bigint; readonly currency: string };
}

type StoredAttempt = AttemptView & { readonly chargeId: string; readonly note: ExchangeNote | null; readonly failureClass: string | null };

/** Charges with everything that belongs to them; each method is one statement, whatever the number of charges. */
@Injectable()
export class ChargeReader {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Refusals BAD_INPUT; NOT_FOUND for a missing charge and for one of another market alike. */
  async charge(id: string, staff: StaffActor): Promise<ChargeView> {
    if (!isUuid(id)) throw new Refusal('BAD_INPUT', { field: 'id', reason: 'NOT_AN_ID' });
    const [charge] = await this.read((parameters) => `c.id = ${parameters.bind(id)}`, '', staff);
    if (!charge) throw new Refusal('NOT_FOUND');
    return charge;
  }

  /** The newest of one subscriber. */
  ofSubscriber(subscriberId: string, first: number, staff: StaffActor): Promise<ChargeView[]> {
    const order = `ORDER BY c.created_at DESC, c.id DESC LIMIT ${first}`;
    return this.read((parameters) => `c.subscriber_id = ${parameters.bind(subscriberId)}`, order, staff);
  }

  /** By renewal, in the order of the attempts. */
  async ofRenewals(renewalIds: readonly string[], staff: StaffActor): Promise<Map<string, ChargeView[]>> {
    const charges = await this.read((parameters) => `c.renewal_id = ANY(${parameters.bind(renewalIds)}::uuid[])`, 'ORDER BY c.renewal_id, c.attempt_number', staff);
    return groupBy(charges, (charge) => charge.renewalId);
  }

  /** By charge id. */
  async byIds(ids: readonly string[], staff: StaffActor): Promise<Map<string, ChargeView>> {
    const charges = await this.read((parameters) => `c.id = ANY(${parameters.bind(ids)}::uuid[])`, '', staff);
    return new Map(charges.map((charge) => [charge.id, charge]));
  }

  /** Exchanges with the provider, by charge. */
  async attempts(chargeIds: readonly string[], staff: StaffActor): Promise<Map<string, AttemptView[]>> {
    const rows = await this.database.query<StoredAttempt>(
      `SELECT a.charge_id AS "chargeId", a.seq, upper(a.kind) AS kind, a.started_at AS "startedAt", a.finished_at AS "finishedAt", upper(a.outcome) AS outcome,
              a.raw_code AS "rawCode", a.network_code AS "networkCode", a.advice_code AS "adviceCode", a.note, a.message, a.request_id AS "requestId",
              c.failure_class AS "failureClass"
       FROM charge_attempt a JOIN charge c ON c.id = a.charge_id WHERE a.charge_id = ANY($1::uuid[]) ORDER BY a.charge_id, a.seq`,
      [chargeIds],
    );
    return groupBy(rows.map((row) => attemptView(row, staff)), (row) => row.chargeId);
  }

  /** What the ledger says of each charge. */
  async postings(chargeIds: readonly string[]): Promise<Map<string, PostingView[]>> {
    const rows = await this.database.query<{ chargeId: string; account: string; minor: bigint; currency: string }>(
      `SELECT substr(t.ref, 8) AS "chargeId", p.account, p.amount_minor AS minor, p.currency
       FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id
       WHERE t.ref = ANY($1::text[]) ORDER BY t.id, p.ordinal`,
      [chargeIds.map((id) => `charge:${id}`)],
    );
    const posted = rows.map(({ chargeId, account, minor, currency }) => ({ chargeId, account, amount: { minor, currency } }));
    return groupBy(posted, (posting) => posting.chargeId);
  }

  private async read(where: (parameters: SqlParameters) => string, order: string, staff: StaffActor): Promise<ChargeView[]> {
    const parameters = new SqlParameters();
    const condition = where(parameters);
    const scope = scopeToSql(staff, 'read', 'Charge', { market: 'c.market' }, parameters.next);
    parameters.append(scope?.parameters ?? []);
    const sql = `${SELECT_CHARGE} WHERE ${condition} AND ${scope?.sql ?? 'FALSE'} ${order}`;
    const rows = await this.database.query<StoredCharge>(sql, parameters.values, { name: preparedName(sql) });
    const now = this.clock.now();
    return rows.map((row) => chargeView(row, staff, now));
  }
}

/** Our own notes are put into the reader's words. A provider's message can say what its code says, so it goes where the code goes. */
function attemptView(row: StoredAttempt, staff: StaffActor): StoredAttempt {
  const codes = providerCodes(row, row.failureClass, staff);
  if (row.note !== null) return { ...row, ...codes, message: exchangeNoteText(row.note, row.message, staff.locale) };
  return { ...row, ...codes, message: row.failureClass === 'sensitive' && staff.role === 'agent' ? null : row.message };
}
