import type { z } from 'zod';
import { Refusal, isPlainReason } from '#kernel';
import type { InputProblem, PlainReason } from '#kernel';

type Issue = z.core.$ZodIssue;

/** The parsed input, or Refusal BAD_INPUT with the first field that is wrong (`whole` if it is none) and the reason. */
export function parseInput<Input extends object>(schema: z.ZodType<Input>, input: unknown, whole: string): Input {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal('BAD_INPUT', issue ? problemOf(issue, input, whole) : { field: whole, reason: 'NOT_VALID' });
}

function problemOf(issue: Issue, input: unknown, whole: string): InputProblem {
  const field = issue.path.join('.') || whole;
  // A refinement names its reason in place of a message.
  if (issue.code === 'custom' && isPlainReason(issue.message)) return { field, reason: issue.message };
  switch (issue.code) {
    case 'invalid_type':
      return { field, reason: valueAt(input, issue.path) == null ? 'MISSING' : (KINDS[issue.expected] ?? 'NOT_VALID') };
    case 'too_small':
      return issue.origin === 'string' ? { field, reason: 'EMPTY' } : { field, reason: 'TOO_SMALL', min: issue.minimum };
    case 'too_big':
      return { field, reason: LIMITS[issue.origin] ?? 'TOO_LARGE', max: issue.maximum };
    case 'invalid_value':
      return valueAt(input, issue.path) == null ? { field, reason: 'MISSING' } : { field, reason: 'NOT_ON_THE_LIST', choices: issue.values.map(String) };
    case 'invalid_format':
      return { field, reason: FORMATS[issue.format] ?? 'NOT_VALID' };
    case 'unrecognized_keys':
      return { field: issue.keys[0] ?? field, reason: 'UNKNOWN_NAME' };
    default:
      return { field, reason: 'NOT_VALID' };
  }
}

const KINDS: Readonly<Partial<Record<string, PlainReason>>> = {
  string: 'NOT_TEXT', number: 'NOT_A_NUMBER', int: 'NOT_WHOLE', boolean: 'NOT_A_FLAG', array: 'NOT_A_LIST',
};
const LIMITS: Readonly<Partial<Record<string, 'TOO_LONG' | 'TOO_MANY'>>> = { string: 'TOO_LONG', array: 'TOO_MANY' };
const FORMATS: Readonly<Partial<Record<string, PlainReason>>> = { uuid: 'NOT_AN_ID', datetime: 'NOT_A_TIME' };

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), input);
}
