import { Injectable } from '@nestjs/common';
import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { DestinationStream, Level, Logger } from 'pino';
import { requestContext } from '#platform/access';

/** Never written, wherever they turn up in what is logged. */
const SECRET = ['password', 'token', 'cookie', 'authorization', 'secret', 'email', 'msisdn', 'parameters'];
const PATHS = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

export interface LogOptions {
  readonly level: Level | 'silent';
  /** Name of the process in each line: api, worker. */
  readonly app: string;
}

/** Nest's logger on pino: one JSON line per message, with the request's id, without secrets or personal data. */
@Injectable()
export class PinoLogger implements LoggerService {
  private readonly pino: Logger;

  constructor({ level, app }: LogOptions, destination?: DestinationStream) {
    const options = {
      level,
      base: { app },
      messageKey: 'msg',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      redact: { paths: PATHS, censor: '[hidden]' },
      serializers: { err: describeError },
      mixin: withRequest,
    };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest puts the name of the part that speaks last, and a stack before it. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const texts = rest.filter((part) => typeof part === 'string');
    const context = texts.at(-1);
    const stack = texts.length > 1 ? texts[0] : undefined;
    const fields = { ...(context !== undefined && { context }), ...(stack !== undefined && { stack }) };
    if (message instanceof Error) this.pino[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.pino[level]({ ...fields, ...message });
    else this.pino[level](fields, String(message));
  }
}

function withRequest(): object {
  const { requestId, staff } = requestContext.current();
  return requestId === 'none' ? {} : { requestId, ...(staff && { staffId: staff.id }) };
}

/** Type, message, code and stack; a database error's parameters and row values stay out. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'not an Error', type: typeof error };
  const { code, constraint, cause } = error as { code?: unknown; constraint?: unknown; cause?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    stack: error.stack,
    ...(cause instanceof Error && { cause: describeError(cause) }),
  };
}
