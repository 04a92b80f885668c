import { Injectable } from '@nestjs/common';
import { Refusal, isUuid, lastFullLocalDay } from '#kernel';
import { maskFor, maskedFields } from '#permissions';
import { scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database, SqlParameters } from '#platform/database';
import { PlanCatalogue } from '#plans';
import { planVersionView } from '#plans/api';
import type { PlanVersionType } from '#plans/api';
import type { LineStatus } from '../domain/line.states.js';

export interface SubscriberProfileRecord {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: string;
  readonly zone: string;
  readonly market: string;
  readonly consents: readonly string[];
  readonly pointsBalance: bigint;
  readonly revision: number;
  readonly createdAt: Date;
  readonly maskedFields: readonly string[];
}

interface LineRow {
  id: string;
  msisdn: string;
  iccid: string | null;
  eid: string | null;
  imsi: string | null;
  profileState: 'released' | 'downloaded' | 'installed' | 'enabled' | 'disabled' | 'deleted';
  market: string;
  zone: string;
  status: LineStatus;
  planVersionId: string;
  validFrom: Date;
  validTo: Date;
  serviceLostAt: Date;
  numberLostAt: Date;
  anchorDay: number;
  autoRenew: boolean;
  renewAt: Date | null;
  balanceMinor: bigint;
  currency: string;
  revision: number;
}

export type LineView = Omit<LineRow, 'balanceMinor' | 'currency'> & {
  readonly plan: PlanVersionType;
  readonly validThrough: string;
  readonly balance: { readonly minor: bigint; readonly currency: string };
};

/** Lines shown of one subscriber; more belong to a company, and are found through the list. */
const MAX_LINES = 100;

/** The head of the 360° page: the subscriber and the lines, as the reader may see them. */
@Injectable()
export class SubscriberProfile {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanCatalogue,
  ) {}

  /** Refusals BAD_INPUT; NOT_FOUND alike for a missing subscriber and for one of another market who has no line in the reader's. */
  async subscriber(id: string, staff: StaffActor): Promise<SubscriberProfileRecord> {
    if (!isUuid(id)) throw new Refusal('BAD_INPUT', { field: 'id', reason: 'NOT_AN_ID' });
    const parameters = new SqlParameters();
    const bound = parameters.bind(id);
    const scope = (subject: 'Subscriber' | 'Line', market: string): string => {
      const part = scopeToSql(staff, 'read', subject, { market }, parameters.next);
      parameters.append(part?.parameters ?? []);
      return part?.sql ?? 'FALSE';
    };
    const [row] = await this.database.query<Omit<SubscriberProfileRecord, 'maskedFields'>>(
      `SELECT s.id, s.external_id AS "externalId", s.name, s.email, s.language, s.zone, s.market, s.consents,
              s.points_balance AS "pointsBalance", s.revision, s.created_at AS "createdAt"
       FROM subscriber s
       WHERE s.id = ${bound} AND (${scope('Subscriber', 's.market')} OR EXISTS (SELECT FROM line l WHERE l.subscriber_id = s.id AND ${scope('Line', 'l.market')}))`,
      parameters.values,
    );
    if (!row) throw new Refusal('NOT_FOUND');
    const { role } = staff;
    return { ...row, name: maskFor(role, 'name', row.name), email: maskFor(role, 'email', row.email), maskedFields: maskedFields(role) };
  }

  /** The number that is lost first comes first; those that are gone come last. */
  async lines(subscriberId: string, staff: StaffActor): Promise<LineView[]> {
    const parameters = new SqlParameters();
    const subscriber = parameters.bind(subscriberId);
    const scope = scopeToSql(staff, 'read', 'Line', { market: 'l.market' }, parameters.next);
    parameters.append(scope?.parameters ?? []);
    const rows = await this.database.query<LineRow>(
      `SELECT l.id, l.msisdn, l.iccid, l.eid, l.imsi, l.profile_state AS "profileState", l.market, l.zone, l.status,
              l.plan_version_id AS "planVersionId", l.valid_from AS "validFrom", l.valid_to AS "validTo", l.service_lost_at AS "serviceLostAt",
              l.number_lost_at AS "numberLostAt", l.anchor_day AS "anchorDay", l.auto_renew AS "autoRenew", l.renew_at AS "renewAt",
              l.balance_minor AS "balanceMinor", l.currency, l.revision
       FROM line l WHERE l.subscriber_id = ${subscriber} AND ${scope?.sql ?? 'FALSE'}
       ORDER BY l.status IN ('recycled', 'ported_out'), l.number_lost_at, l.id LIMIT ${MAX_LINES}`,
      parameters.values,
    );
    const versions = await this.plans.versions(rows.map((row) => row.planVersionId));
    return rows.flatMap((row) => {
      const plan = versions.get(row.planVersionId);
      return plan ? [lineView(row, planVersionView(plan), staff)] : [];
    });
  }
}

function lineView({ balanceMinor, currency, ...row }: LineRow, plan: PlanVersionType, { role }: StaffActor): LineView {
  return {
    ...row,
    msisdn: maskFor(role, 'msisdn', row.msisdn),
    iccid: maskFor(role, 'iccid', row.iccid),
    eid: maskFor(role, 'eid', row.eid),
    imsi: maskFor(role, 'imsi', row.imsi),
    plan,
    validThrough: lastFullLocalDay(row.validTo, row.zone),
    balance: { minor: balanceMinor, currency },
  };
}
