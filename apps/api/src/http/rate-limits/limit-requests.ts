import type { Request, RequestHandler } from 'express';
import type { apiContract } from '@gemmavision/domain/api';
import type { Settings } from '@gemmavision/settings';
import type { Actor } from '../actor.ts';
import { addressKey } from './address-key.ts';
import type { Counted, RateLimits } from './rate-limits.ts';

type LimitName = 'anonymous' | 'requests' | 'uploads' | 'team-uploads' | 'expensive';

/**
 * What one person’s requests may do to all others: a document stored and read, a page drawn, long texts searched, a
 * model asked, a long log gone through.
 */
const special: Partial<Record<keyof typeof apiContract, 'uploads' | 'expensive'>> = {
  'POST /api/documents': 'uploads',
  'POST /api/documents/:id/retry': 'expensive',
  'POST /api/documents/:id/pages/:page/readings': 'expensive',
  'GET /api/documents/:id/pages/:page.png': 'expensive',
  'GET /api/documents/:id/search': 'expensive',
  'POST /api/documents/:id/llm': 'expensive',
  'GET /api/documents/:id/llm/preview': 'expensive',
  'GET /api/documents/:id/llm/pages/:page.png': 'expensive',
  'GET /api/audit/verify': 'expensive',
};

const specials = new Map(Object.entries(special));

/** The limits that the settings name. */
export function limitsOf(settings: Settings): Record<LimitName, number> {
  return {
    anonymous: settings.rateLimitAnonymous,
    requests: settings.rateLimitRequests,
    uploads: settings.rateLimitUploads,
    'team-uploads': 3 * settings.rateLimitUploads,
    expensive: settings.rateLimitExpensive,
  };
}

/**
 * Finds out who asks, as `identify` does, and counts the request for them: somebody who is signed in for themselves,
 * in the browser and with keys apart, so that a script does not lock its owner out; everybody else for their address,
 * also who tries keys that are none.
 */
export function limitRequests(
  limits: RateLimits<LimitName>,
  identify: (request: Request) => Promise<Actor | null>,
): (request: Request) => Promise<Actor | null> {
  return async (request) => {
    const count = (counted: Counted<LimitName>[]) =>
      request.res ? limits.count(request.res, counted) : Promise.resolve();
    let actor: Actor | null;
    try {
      actor = await identify(request);
    } catch (error) {
      await count([ofAddress(request)]);
      throw error;
    }
    await count(actor ? countsOf(actor, request) : [ofAddress(request)]);
    return actor;
  };
}

function countsOf(actor: Actor, request: Request): Counted<LimitName>[] {
  const person = actor.sessionToken === undefined ? `${actor.userId} key` : actor.userId;
  const counts: Counted<LimitName>[] = [{ limit: 'requests', whose: person }];
  const kind = specialOf(request);
  if (kind === undefined) return counts;
  counts.push({ limit: kind, whose: person });
  if (kind === 'uploads') counts.push({ limit: 'team-uploads', whose: actor.teamId });
  return counts;
}

/** Express names a route by its pattern, as the contract does. */
function specialOf({ method, route }: Request): 'uploads' | 'expensive' | undefined {
  const path: unknown = (route as { path?: unknown } | undefined)?.path;
  return specials.get(`${method === 'HEAD' ? 'GET' : method} ${String(path)}`);
}

/** Counts every request for its address, where nobody is asked who sends it: signing in and out. */
export function limitAddresses(limits: RateLimits<LimitName>): RequestHandler {
  return async (request, response, next) => {
    await limits.count(response, [ofAddress(request)]);
    next();
  };
}

function ofAddress(request: Request): Counted<LimitName> {
  return { limit: 'anonymous', whose: addressKey(request.ip ?? 'unknown') };
}
