import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { Refusal } from '#kernel';
import type { RefusalCode } from '#kernel';
import { formatRefusal, toRefusal } from '#platform/graphql';

const STATUS: Partial<Record<RefusalCode, number>> = {
  UNAUTHENTICATED: 401,
  SESSION_EXPIRED: 401,
  FORBIDDEN: 403,
  ORIGIN_REFUSED: 403,
  NOT_FOUND: 404,
  QUERY_TOO_LARGE: 413,
  DATABASE_UNAVAILABLE: 503,
  PROVIDER_UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** Routes answer a refusal as GraphQL does: `{ error: { message, extensions } }`, and a surprise without detail. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    // GraphQL formats its own errors; what is thrown again here reaches it unchanged.
    if (host.getType<string>() !== 'http') throw thrown;
    const refusal = formatRefusal(thrown instanceof HttpException ? fromHttp(thrown) : toRefusal(thrown));
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(STATUS[refusal.extensions.code] ?? 400).json({ error: refusal });
  }
}

/** Nest's own: an unknown path, a body that cannot be read. */
function fromHttp(exception: HttpException): Refusal {
  const status = exception.getStatus();
  if (status === 404) return new Refusal('NOT_FOUND');
  if (status === 413) return new Refusal('QUERY_TOO_LARGE');
  if (status >= 500) return toRefusal(exception);
  return new Refusal('BAD_INPUT', { field: 'request', reason: 'NOT_READABLE', detail: exception.message });
}
