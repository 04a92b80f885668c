import type { z } from 'zod';
import { Refusal } from '#kernel';

/** The filter of an export out of its query parameters; refusal BAD_INPUT names the first that is wrong. */
export function exportFilter<Filter extends object>(schema: z.ZodType<Filter>, query: unknown): Filter {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refusal('BAD_INPUT', { field: issue?.path.join('.') || 'query', reason: issue?.message ?? 'not valid' });
}
