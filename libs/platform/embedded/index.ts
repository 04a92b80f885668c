export { EmbeddedPostgresError } from './embedded.error.js';
export { findEmbeddedPostgres, freePort, startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded.postgres.js';
