import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import type { ValueNode } from 'graphql';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INTEGER = /^-?(0|[1-9]\d{0,18})$/;

/** Date ↔ ISO 8601 instant; text passes through, so that SQL may write it. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'ISO 8601 instant, UTC',
  serialize: (value) => (value instanceof Date ? value.toISOString() : (value as string)),
  parseValue: toInstant,
  parseLiteral: (node) => toInstant(textOf(node)),
});

/** `YYYY-MM-DD` that exists on the calendar. */
export const LocalDateScalar = new GraphQLScalarType<string, unknown>({
  name: 'LocalDate',
  description: 'YYYY-MM-DD',
  serialize: (value) => value,
  parseValue: toLocalDate,
  parseLiteral: (node) => toLocalDate(textOf(node)),
});

/** bigint ↔ decimal text. */
export const BigIntScalar = new GraphQLScalarType<bigint, string>({
  name: 'BigInt',
  description: 'integer as decimal string (minor units, points)',
  serialize: (value) => String(value),
  parseValue: toBigInt,
  parseLiteral: (node) => toBigInt(node.kind === Kind.INT ? node.value : textOf(node)),
});

/** Any JSON value. */
export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'any JSON value',
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

function toInstant(value: unknown): Date {
  const moment = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : undefined;
  if (!moment || Number.isNaN(moment.getTime())) throw new GraphQLError('DateTime wants an ISO 8601 instant with its offset');
  return moment;
}

function toLocalDate(value: unknown): string {
  const match = typeof value === 'string' ? DATE.exec(value) : null;
  const date = match && new Date(`${match[0]}T00:00:00Z`);
  if (!match || !date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== match[0]) {
    throw new GraphQLError('LocalDate wants a date of the calendar, YYYY-MM-DD');
  }
  return match[0];
}

function toBigInt(value: unknown): bigint {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || !INTEGER.test(text)) throw new GraphQLError('BigInt wants a whole number as text');
  const number = BigInt(text);
  if (BigInt.asIntN(64, number) !== number) throw new GraphQLError('BigInt wants 64 bits at most');
  return number;
}

function textOf(node: ValueNode): string | undefined {
  return node.kind === Kind.STRING ? node.value : undefined;
}
