import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';

/** What is asked for: an action with its input, the undo of an execution, or the agreement to a request. */
export type Intent = { readonly action: string; readonly input: unknown } | { readonly undo: string } | { readonly approve: string };

/** What an idempotency key stands for: the same key with another intent is refused. */
export function requestHash(intent: Intent): string {
  return createHash('sha256').update(canonicalJson(intent)).digest('hex');
}
