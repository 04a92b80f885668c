/** SQLSTATE of a database error, wherever TypeORM or pg put it. */
export function sqlstate(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : undefined;
}

/** The constraint that refused, if one did. */
export function violatedConstraint(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { constraint, driverError } = error as { constraint?: unknown; driverError?: { constraint?: unknown } };
  const found = driverError?.constraint ?? constraint;
  return typeof found === 'string' ? found : undefined;
}

export const UNIQUE_VIOLATION = '23505';
export const LOCK_NOT_AVAILABLE = '55P03';

/** Deadlock and serialisation failure: the whole transaction may be run again. */
export function isTransient(error: unknown): boolean {
  const state = sqlstate(error);
  return state === '40P01' || state === '40001';
}

const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', '57P01', '57P02', '57P03', '53300']);

/** The database cannot be reached, is starting or is shutting down. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlstate(error);
  if (state !== undefined) return CONNECTION_CODES.has(state) || state.startsWith('08');
  const message = error instanceof Error ? error.message : '';
  return /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(message);
}

/** There is no role to work as, or no table: the database has not been brought to this version. */
export function isNotMigrated(error: unknown): boolean {
  const state = sqlstate(error);
  return state === '42P01' || (state === '22023' && error instanceof Error && error.message.includes('keepline_app'));
}
