export { Metrics } from './metrics.js';
export { PinoLogger } from './pino.logger.js';
export type { LogOptions } from './pino.logger.js';
export { TelemetryModule } from './telemetry.module.js';
