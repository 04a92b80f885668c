import type { z } from 'zod';
import { Refusal } from '#kernel';

/** The parsed input, or Refusal BAD_INPUT naming the first field that is wrong. */
export function parseInput<Input extends object>(schema: z.ZodType<Input>, input: unknown): Input {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refusal('BAD_INPUT', { field: issue?.path.join('.') || 'input', reason: issue?.message ?? 'not valid' });
}
