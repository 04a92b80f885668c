import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { Refusal, isUuid } from '#kernel';
import { Database } from '#platform/database';
import { PlanCatalogue } from '#plans';
import { planVersionView } from './plan.type.js';
import type { PlanStatus, PlanType } from './plan.type.js';

interface PlanRow {
  id: string;
  code: string;
  name: string;
  market: string;
  kind: string;
  status: PlanStatus;
  revision: number;
  createdAt: Date;
  retiredAt: Date | null;
  versionIds: string[];
}

const SELECT_PLAN = `
  SELECT p.id, p.code, p.name, p.market, p.kind, p.status, p.revision, p.created_at AS "createdAt", p.retired_at AS "retiredAt",
         ARRAY(SELECT v.id FROM plan_version v WHERE v.plan_id = p.id ORDER BY v.number DESC) AS "versionIds"
  FROM plan p`;

/** Plans with all their versions, newest version first. A plan is made with its first version, so there is always one. */
@Injectable()
export class PlanReader implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly catalogue: PlanCatalogue,
  ) {}

  /** Versions never change: reading them once before the first request keeps them out of every later one. */
  async onApplicationBootstrap(): Promise<void> {
    await this.list(true).catch(() => undefined);
  }

  async list(includeRetired: boolean): Promise<PlanType[]> {
    const where = includeRetired ? '' : `WHERE p.status = 'active'`;
    return this.withVersions(await this.database.query<PlanRow>(`${SELECT_PLAN} ${where} ORDER BY p.status, p.market, p.name, p.id`));
  }

  /** Refusals BAD_INPUT, NOT_FOUND. */
  async plan(id: string): Promise<PlanType> {
    if (!isUuid(id)) throw new Refusal('BAD_INPUT', { field: 'id', reason: 'NOT_AN_ID' });
    const [plan] = await this.withVersions(await this.database.query<PlanRow>(`${SELECT_PLAN} WHERE p.id = $1`, [id]));
    if (!plan) throw new Refusal('NOT_FOUND');
    return plan;
  }

  /** How many plans are on sale. */
  async activeCount(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(`SELECT count(*)::int AS count FROM plan WHERE status = 'active'`);
    return row?.count ?? 0;
  }

  private async withVersions(rows: readonly PlanRow[]): Promise<PlanType[]> {
    const known = await this.catalogue.versions(rows.flatMap((row) => row.versionIds));
    return rows.flatMap(({ versionIds, ...plan }) => {
      const versions = versionIds.flatMap((id) => known.get(id) ?? []).map(planVersionView);
      const [current] = versions;
      return current ? [{ ...plan, current, versions }] : [];
    });
  }
}
