import type { Request, RequestHandler, Response } from 'express';
import { AppError } from '@gemmavision/domain/errors';
import { sendProblem, toProblem } from './problem.ts';

interface BodyLimits {
  /** So long a sender may send nothing in the middle of a body. */
  silentMilliseconds: number;
  /** So long any body may take to arrive, beside the time of its announced length at the slowest speed. */
  shortestMilliseconds: number;
  /** Below that nobody would live to see the end of an upload: a telephone line had twice as much. */
  slowestBytesPerSecond: number;
}

export const bodyLimits: BodyLimits = {
  silentMilliseconds: 60_000,
  shortestMilliseconds: 300_000,
  slowestBytesPerSecond: 4_096,
};

/** A body of unannounced length may take as long as one of that many bytes. */
const unannouncedBytes = 50_000_000;

interface Arriving {
  request: Request;
  response: Response;
  bytesRead: number;
  heardAt: number;
  until: number;
}

/**
 * Ends requests whose body has stopped coming, and those that come so slowly that they would never end. Node's own limit
 * is one time for every request as a whole: it ends fifty megabytes over a slow line, and lets five minutes of silence
 * pass. Time in which we ourselves do not read (a storage that is slow) does not count as silence of the sender.
 */
export function endSilentRequests(limits: BodyLimits): { watch: RequestHandler; close(): void } {
  const arriving = new Set<Arriving>();

  function look(): void {
    const now = performance.now();
    for (const body of arriving) {
      const { request } = body;
      if (request.complete || request.destroyed) {
        arriving.delete(body);
        continue;
      }
      const { bytesRead } = request.socket;
      if (bytesRead !== body.bytesRead || !isReading(request)) body.heardAt = now;
      body.bytesRead = bytesRead;
      if (now - body.heardAt < limits.silentMilliseconds && now < body.until) continue;
      arriving.delete(body);
      end(body);
    }
  }

  const timer = setInterval(look, limits.silentMilliseconds / 12);
  timer.unref();
  return {
    watch: (request, response, next) => {
      const announced = Number(request.headers['content-length'] ?? Number.NaN);
      if (announced > 0 || 'transfer-encoding' in request.headers) {
        const seconds = (announced || unannouncedBytes) / limits.slowestBytesPerSecond;
        const now = performance.now();
        arriving.add({
          request,
          response,
          bytesRead: request.socket.bytesRead,
          heardAt: now,
          until: now + limits.shortestMilliseconds + 1_000 * seconds,
        });
      }
      next();
    },
    close: () => clearInterval(timer),
  };
}

/** Whether we want the next byte: a pipe that is held up pauses its source, and before it begins nobody has asked yet. */
function isReading(request: Request): boolean {
  return request.readableFlowing === true || request.listenerCount('readable') > 0;
}

function end({ request, response }: Arriving): void {
  if (response.headersSent) {
    request.socket.destroy();
    return;
  }
  response.setHeader('Connection', 'close');
  // Whatever still reads from it is broken off, which removes what it has stored. Node itself tells nobody that the
  // rest of a request does not come once it has been answered. The answer gets a moment to leave.
  response.once('finish', () => setTimeout(() => request.destroy(), 200));
  const error = new AppError(
    'request_timeout',
    'The rest of the request did not arrive: nothing came for a minute, or too little for too long. Send it again.',
  );
  sendProblem(response, toProblem(error, String(request.id)));
}
