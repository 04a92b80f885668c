export { createDataSource } from './data-source.js';
export type { DataSourceOptions } from './data-source.js';
export { Database, countStatements } from './database.js';
export type { QueryOptions } from './database.js';
export { DatabaseModule } from './database.module.js';
export { migrate } from './migrate.js';
export { SqlParameters, preparedName } from './sql.parameters.js';
export { LOCK_NOT_AVAILABLE, UNIQUE_VIOLATION, isTransient, isUnavailable, sqlstate, violatedConstraint } from './sqlstate.js';
