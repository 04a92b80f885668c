import { refusalKinds, type RefusalCode, type RefusalKind } from '#kernel';

/** The server's closed list of codes, and the one case in which no answer came at all. */
export type ApiErrorCode = RefusalCode | 'UNREACHABLE';

/** What went wrong with a request, in the reader's words where the server could say it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: ApiErrorCode,
    /** The server's sentence in the reader's language; empty if there was no answer. */
    message: string,
    readonly params: Readonly<Record<string, unknown>> = {},
    /** By which the operator's logs know this error. */
    readonly reference: string | null = null,
  ) {
    super(message);
  }

  get kind(): RefusalKind {
    return this.code === 'UNREACHABLE' ? 'outage' : refusalKinds[this.code];
  }

  /** ra-core reads `status` to tell a lost session from a missing right. */
  get status(): number {
    if (isSignedOut(this)) return 401;
    return this.code === 'FORBIDDEN' ? 403 : 422;
  }
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'UNAUTHENTICATED' || error.code === 'SESSION_EXPIRED');
}

/** Whether asking again, unchanged, may work: nothing was wrong with the question. */
export function isWorthRetrying(error: unknown): boolean {
  return error instanceof ApiError && (error.kind === 'outage' || error.code === 'LINE_LOCKED');
}

/** The first error of a GraphQL answer. A code that is not in the list counts as INTERNAL, with what else is known. */
export function toApiError(errors: readonly unknown[]): ApiError {
  const error = asRecord(errors[0]);
  const extensions = asRecord(error['extensions']);
  const code = extensions['code'];
  const params = asRecord(extensions['params']);
  const reference = extensions['reference'] ?? params['reference'];
  return new ApiError(
    typeof code === 'string' && isRefusalCode(code) ? code : 'INTERNAL',
    typeof error['message'] === 'string' ? error['message'] : '',
    params,
    typeof reference === 'string' ? reference : null,
  );
}

/** Anything that was thrown, as an ApiError; what is none already is a defect of the console itself. */
export function asApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : new ApiError('INTERNAL', '', { cause: String(thrown) });
}

function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusalKinds, code);
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
