export { configurationPage } from './configuration.page.js';
export { ConfigurationError } from './configuration.error.js';
export { loadConfig, loadServiceConfig } from './load.config.js';
export type { ServiceConfig } from './load.config.js';
export type { Config } from './settings.table.js';
