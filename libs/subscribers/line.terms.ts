import { Injectable } from '@nestjs/common';
import { PlanCatalogue } from '#plans';
import { Database } from '#platform/database';
import { lineSchedule } from './domain/line.schedule.js';
import { LineReader } from './line.reader.js';

/** Writes a line's terms (plan version, auto-renew) and every instant that follows from them. */
@Injectable()
export class LineTerms {
  constructor(
    private readonly database: Database,
    private readonly lines: LineReader,
    private readonly plans: PlanCatalogue,
  ) {}

  async change(lineId: string, terms: { readonly planVersionId?: string; readonly autoRenew?: boolean }): Promise<void> {
    const [line] = await this.lines.lock([lineId]);
    if (!line) throw new Error(`No line ${lineId}`);
    const planVersionId = terms.planVersionId ?? line.planVersionId;
    const autoRenew = terms.autoRenew ?? line.autoRenew;
    const plan = await this.plans.version(planVersionId);
    const schedule = lineSchedule({ ...line, autoRenew, plan });
    await this.database.query(
      `UPDATE line SET plan_version_id = $2, auto_renew = $3, number_lost_at = $4, recycled_at = $5, renew_at = $6, transition_at = $7 WHERE id = $1`,
      [lineId, planVersionId, autoRenew, schedule.numberLostAt, schedule.recycledAt, schedule.renewAt, schedule.transitionAt],
    );
  }
}
