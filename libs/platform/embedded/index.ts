export { EmbeddedPostgresError } from './embedded.error.js';
export { freePort, startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded.postgres.js';
