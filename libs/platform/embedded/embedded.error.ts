/** Why the embedded PostgreSQL cannot run, in one line that says what to do about it. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
