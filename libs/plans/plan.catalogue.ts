import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { Database } from '#platform/database';
import { planVersionFrom } from './domain/plan-version.js';
import type { PlanVersion, PlanVersionRow } from './domain/plan-version.js';

const SELECT_VERSION = `
  SELECT v.*, p.code AS plan_code, p.name AS plan_name, p.market
  FROM plan_version v JOIN plan p ON p.id = v.plan_id`;

/** Reads plan versions. A version never changes, so each is read once per process. */
@Injectable()
export class PlanCatalogue {
  private readonly known = new Map<string, PlanVersion>();

  constructor(private readonly database: Database) {}

  /** One version; Refusal NOT_FOUND. */
  async version(id: string): Promise<PlanVersion> {
    const version = (await this.versions([id])).get(id);
    if (!version) throw new Refusal('NOT_FOUND');
    return version;
  }

  /** Versions by id; unknown ids are left out. */
  async versions(ids: readonly string[]): Promise<ReadonlyMap<string, PlanVersion>> {
    const missing = [...new Set(ids)].filter((id) => !this.known.has(id));
    if (missing.length > 0) {
      const rows = await this.database.query<PlanVersionRow>(`${SELECT_VERSION} WHERE v.id = ANY($1::uuid[])`, [missing]);
      for (const row of rows) this.known.set(row.id, planVersionFrom(row));
    }
    return this.known;
  }

  /** The newest version of each active plan, by plan code. */
  async current(): Promise<ReadonlyMap<string, PlanVersion>> {
    const rows = await this.database.query<PlanVersionRow>(`
      ${SELECT_VERSION}
      WHERE p.status = 'active' AND v.number = (SELECT max(n.number) FROM plan_version n WHERE n.plan_id = p.id)
      ORDER BY p.code`);
    return new Map(rows.map((row) => [row.plan_code, planVersionFrom(row)]));
  }

  /** The newest version of the active plan with this code, or null. */
  async byCode(code: string): Promise<PlanVersion | null> {
    return (await this.current()).get(code) ?? null;
  }
}
