import { newId } from '#kernel';
import type { Database } from '#platform/database';

const DAYS = 7;

/** The schedule's runs of the last days, counted from the charges that they made. */
export async function tellDemoRuns(database: Database, now: Date): Promise<void> {
  await database.query(
    `INSERT INTO renewal_run (id, mode, started_at, finished_at, due, charged, succeeded, failed, unknown)
     SELECT ($2::uuid[])[row_number() OVER (ORDER BY day)], 'live', min(created_at), max(coalesce(settled_at, created_at)), count(*), count(*),
       count(*) FILTER (WHERE status = 'succeeded'), count(*) FILTER (WHERE status = 'failed'), count(*) FILTER (WHERE status = 'unknown')
     FROM (SELECT c.*, c.created_at::date AS day FROM charge c WHERE c.created_at > $1::timestamptz - $3::int * interval '1 day') c
     GROUP BY day`,
    [now, Array.from({ length: DAYS + 2 }, () => newId()), DAYS],
  );
  await database.query(
    `UPDATE renewal r SET run_id = t.id FROM renewal_run t WHERE r.run_id IS NULL AND r.created_at BETWEEN t.started_at AND t.finished_at`,
  );
}
