import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express, Request, Response } from 'express';
import { isStorable, type Contract, type Endpoint, type EndpointKey } from '@gemmavision/domain/contract';
import type { RecordDeed } from '../audit/record-deeds.ts';
import { sendCachedAnswer } from '../reference-cache/cached-answer.ts';
import type { ReferenceCache } from '../reference-cache/reference-cache.ts';
import { requireAccess, type Actor } from './actor.ts';
import type { FileAnswer, HandlersOf } from './handlers.ts';
import { parseJson, unstorable } from './parse-json.ts';
import { sendProblem, toProblem, toRequestProblem } from './problem.ts';

export interface RouteOptions {
  /** Who is behind the request; null for nobody. */
  identify: (request: Request) => Promise<Actor | null>;
  /** Check every answer against the contract before it leaves: in tests and while developing. */
  checkAnswers: boolean;
  /** Keeps the answers of endpoints that say so. */
  referenceCache: ReferenceCache;
  /** Writes into the audit log what endpoints say that is to be written of them. */
  recordDeed: RecordDeed;
}

/** Serves a whole contract: for each endpoint access, validation, handler, answer. */
export function serveContract<C extends Contract>(
  app: Express,
  contract: C,
  handlers: HandlersOf<C>,
  options: RouteOptions,
): void {
  for (const key of inRoutingOrder(Object.keys(contract) as (keyof C & EndpointKey)[])) {
    const endpoint: Endpoint = contract[key];
    // Each handler fits its own endpoint (HandlersOf); in this loop over all of them the link is out of reach of the types.
    const handle = handlers[key] as unknown as (call: object) => Promise<unknown>;
    const [method, path] = key.split(' ') as [string, string];
    app[method.toLowerCase() as 'get'](
      path,
      ...(endpoint.body ? [parseJson] : []),
      async (request, response) => {
        const isKept = endpoint.cache === 'reference';
        const [actor, version] = await Promise.all([
          options.identify(request),
          isKept ? options.referenceCache.version() : undefined,
        ]);
        const allowed = endpoint.access === 'open' ? actor : requireAccess(endpoint.access, actor);
        const input = parseInput(endpoint, request);
        if (input.problem) return sendProblem(response, input.problem);
        const make = () => handle({ ...input, actor: allowed, request });
        if (version !== undefined) {
          const name = `${key} ${JSON.stringify([input.params, input.query])}`;
          const body = async () => checkedBody(endpoint, await make(), options.checkAnswers);
          return sendCachedAnswer(
            request,
            response,
            await options.referenceCache.answer(version, name, body),
          );
        }
        const answer = await make();
        if (endpoint.audit && allowed) {
          const call = { endpoint: key, params: { ...(input.params as object | undefined) } };
          await options.recordDeed(allowed, endpoint.audit, call).catch((error: unknown) => {
            letGo(answer);
            throw error;
          });
        }
        await sendAnswer(endpoint, answer, response, options.checkAnswers);
      },
    );
  }
}

/** Fixed names go before parameters: `/documents/counts` before `/documents/:id`. */
function inRoutingOrder<K extends string>(keys: K[]): K[] {
  const rank = (key: string) => key.replace(/:[A-Za-z]+/g, '\u{10FFFF}');
  return [...keys].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function parseInput(endpoint: Endpoint, request: Request) {
  const sources = { path: request.params, query: request.query, body: request.body as unknown };
  const schemas = { path: endpoint.params, query: endpoint.query, body: endpoint.body };
  const parsed: Partial<Record<keyof typeof sources, unknown>> = {};
  for (const where of ['path', 'query', 'body'] as const) {
    const result = schemas[where]?.safeParse(sources[where] ?? {});
    if (result && !result.success)
      return { problem: toRequestProblem(where, result.error, String(request.id)) };
    if (!isStorable(result?.data)) return { problem: toProblem(unstorable(where), String(request.id)) };
    parsed[where] = result?.data;
  }
  return { problem: null, params: parsed.path, query: parsed.query, body: parsed.body };
}

async function sendAnswer(
  endpoint: Endpoint,
  answer: unknown,
  response: Response,
  check: boolean,
): Promise<void> {
  const { status, body, mediaType } = endpoint.success;
  response.status(status);
  if (mediaType !== undefined) return sendFile(answer as FileAnswer, response);
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader('Cache-Control', 'no-store');
  response.json(checkedBody(endpoint, answer, check));
}

/** Closes the file of an answer that does not leave. */
function letGo(answer: unknown): void {
  const content = (answer as Partial<FileAnswer> | undefined)?.content;
  if (content instanceof Readable) content.destroy();
}

function checkedBody(endpoint: Endpoint, answer: unknown, check: boolean): unknown {
  return check && endpoint.success.body ? endpoint.success.body.parse(answer) : answer;
}

async function sendFile(file: FileAnswer, response: Response): Promise<void> {
  response.setHeader('Content-Type', file.mediaType);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader(
    'Cache-Control',
    file.maxAgeSeconds ? `private, max-age=${file.maxAgeSeconds}` : 'no-store',
  );
  // Kept for who asked: another person at the same browser may be shown less of it.
  if (file.maxAgeSeconds) response.vary('Cookie');
  if (file.downloadAs !== undefined) {
    response.attachment(file.downloadAs);
    response.setHeader('Content-Type', file.mediaType);
  }
  if (file.content instanceof Readable) return pipeline(file.content, response);
  response.end(file.content);
}
