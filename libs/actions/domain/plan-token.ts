import { createHash } from 'node:crypto';
import { Refusal, canonicalJson } from '#kernel';

/** A plan is good for so long after its preview; then it has to be looked at again. */
export const PLAN_LIFETIME_MS = 15 * 60_000;

export interface PlanBasis {
  /** The moment the plan was computed for; execution plans again for the same moment, so that time alone is no conflict. */
  readonly plannedAt: Date;
  /** Revision of the target at that moment; 0 for an action that creates its target. */
  readonly revision: number;
}

/** What the console holds between preview and execution: '<planned at, ms>.<revision>.<sha256>'. */
export function planToken(basis: PlanBasis, content: unknown): string {
  const text = canonicalJson({ plannedAt: basis.plannedAt, revision: basis.revision, content });
  return `${basis.plannedAt.getTime().toString(36)}.${basis.revision}.${createHash('sha256').update(text).digest('hex')}`;
}

/** The basis of a token; Refusal BAD_INPUT if it is none, PLAN_EXPIRED if it is too old or from the future. */
export function readPlanToken(token: string, now: Date): PlanBasis {
  const [, at, revision] = /^([0-9a-z]{1,11})\.(\d{1,9})\.[0-9a-f]{64}$/.exec(token) ?? [];
  if (at === undefined || revision === undefined) throw new Refusal('BAD_INPUT', { field: 'planHash', reason: 'NOT_A_PLAN_HASH' });
  const plannedAt = new Date(parseInt(at, 36));
  const age = now.getTime() - plannedAt.getTime();
  if (Number.isNaN(plannedAt.getTime()) || age > PLAN_LIFETIME_MS || age < -60_000) throw new Refusal('PLAN_EXPIRED');
  return { plannedAt, revision: Number(revision) };
}
