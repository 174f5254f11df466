import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { describeError } from '@gemmavision/logging';
import { loggedPath } from './logged-path.ts';

/**
 * A line for each request when it has been answered: no headers, no cookies, no addresses of people. It carries the id
 * that the answer has as `x-request-id`, and its problem as `requestId`. The id is always ours: one that was sent could
 * be made to look like another's.
 */
export function requestLog(logger: Logger) {
  return pinoHttp({
    logger,
    genReqId: (_request, response) => {
      const id = randomUUID();
      response.setHeader('x-request-id', id);
      return id;
    },
    wrapSerializers: false,
    serializers: {
      req: (request: IncomingMessage) => ({
        id: request.id,
        method: request.method,
        path: loggedPath(request.url ?? ''),
      }),
      res: (response: ServerResponse) => ({ status: response.statusCode }),
      err: describeError,
    },
    customLogLevel: (request, response, error) => {
      if (error || response.err || response.statusCode >= 500) return 'error';
      return request.url === '/health' || request.url === '/ready' ? 'debug' : 'info';
    },
    // Where nobody said what failed, pino-http makes up an error that says nothing.
    customErrorObject: (_request, response, _error, { err, ...line }: Record<string, unknown>) =>
      response.err ? { ...line, err } : line,
  });
}
