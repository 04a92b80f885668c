import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import { DEFAULT_LOCALE, Refusal, isRefusal, refusalKinds, renderRefusal } from '#kernel';
import type { PlainRefusalCode, RefusalCode } from '#kernel';
import { requestContext } from '#platform/access';
import { isUnavailable } from '#platform/database';

/** An error as it leaves: `extensions { code, kind, params, reference? }`, message in the reader's language. */
export interface FormattedRefusal extends GraphQLFormattedError {
  readonly extensions: { readonly code: RefusalCode; readonly kind: string; readonly params: object; readonly reference?: string };
}

interface RaisedError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
  readonly originalError?: unknown;
}

const logger = new Logger('GraphQL');

/** Turns what was thrown while a request was answered into the refusal that it is; a surprise becomes INTERNAL and is logged. */
export function toRefusal(thrown: unknown): Refusal {
  if (isRefusal(thrown)) return thrown;
  if (isUnavailable(thrown)) return new Refusal('DATABASE_UNAVAILABLE');
  const { requestId } = requestContext.current();
  logger.error({ msg: 'unexpected error', reference: requestId, err: thrown });
  return new Refusal('INTERNAL', { reference: requestId });
}

/** An error of execution: of a resolver, of a variable's value, or of what a resolver returned. */
export function formatExecutionError(error: RaisedError): FormattedRefusal {
  const variable = isRefusal(error.originalError) ? null : variableProblem(error.message);
  const refusal = variable ?? toRefusal(error.originalError ?? error);
  return formatRefusal(refusal, error.path);
}

/** An error that Apollo Server raised before execution: the text, the document, a limit, or the way it was sent. */
export function formatRequestError(formatted: GraphQLFormattedError, error: unknown): FormattedRefusal {
  const original = (error as RaisedError | undefined)?.originalError;
  if (isRefusal(original)) return formatRefusal(original);
  return formatRefusal(requestProblem(formatted, error));
}

export function formatRefusal(refusal: Refusal, path?: RaisedError['path']): FormattedRefusal {
  const { code, params } = refusal;
  const { locale = DEFAULT_LOCALE } = requestContext.current();
  const reference = code === 'INTERNAL' ? { reference: String(params['reference']) } : {};
  return {
    message: renderRefusal(code, params, locale),
    ...(path && { path }),
    extensions: { code, kind: refusalKinds[code], params: jsonSafe(params), ...reference },
  };
}

/** The HTTP status of an answer that holds nothing but this refusal. */
export function statusOf(refusal: FormattedRefusal): number {
  const { code, kind } = refusal.extensions;
  if (code === 'QUERY_TOO_LARGE') return 413;
  if (code === 'ORIGIN_REFUSED') return 403;
  if (code === 'INTERNAL') return 500;
  return kind === 'outage' ? 503 : 400;
}

function requestProblem(formatted: GraphQLFormattedError, error: unknown): Refusal {
  const { refusal, code } = (formatted.extensions ?? {}) as { refusal?: PlainRefusalCode; code?: string };
  const { message } = formatted;
  if (refusal) return new Refusal(refusal);
  if (/token limit|more (?:than|that) \d+ tokens/i.test(message)) return new Refusal('QUERY_TOO_LARGE');
  if (/recursively requests too many selections/.test(message)) return new Refusal('QUERY_TOO_COMPLEX');
  const unknown = /^Cannot query field "(\w+)"|^Unknown argument "(\w+)"|Field "(\w+)" is not defined by type/.exec(message);
  if (unknown) return new Refusal('UNKNOWN_FIELD', { field: unknown[1] ?? unknown[2] ?? unknown[3] });
  const variable = variableProblem(message);
  if (variable) return variable;
  if (code === 'INTERNAL_SERVER_ERROR') return toRefusal(error);
  return new Refusal('BAD_INPUT', { field: 'query', reason: 'NOT_READABLE', detail: withoutHints(message) });
}

/** `Variable "$input" got invalid value 3 at "input.days"; …` names what was wrong in the variables, and is not our fault. */
function variableProblem(message: string): Refusal | null {
  const match = /^Variable "\$(\w+)" (?:got|has|of)\b/.exec(message);
  if (!match) return null;
  const field = /at "([\w.[\]]+)"/.exec(message)?.[1] ?? match[1] ?? 'variables';
  if (/was not provided|must not be null/.test(message)) return new Refusal('BAD_INPUT', { field, reason: 'MISSING' });
  return new Refusal('BAD_INPUT', { field, reason: 'WRONG_KIND', detail: withoutHints(message.slice(message.indexOf(';') + 1).trim()) });
}

function withoutHints(message: string): string {
  return message.replace(/\s*Did you mean [^?]*\?/g, '').replace(/\.$/, '').slice(0, 300);
}

function jsonSafe(params: object): object {
  return JSON.parse(JSON.stringify(params, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))) as object;
}
