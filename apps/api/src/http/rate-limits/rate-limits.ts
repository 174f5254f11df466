import type { Response } from 'express';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@gemmavision/domain/errors';

/** Seconds in which requests are counted. */
const windowSeconds = 60;

/** One count of a request: under which limit, and whose. */
export interface Counted<Name extends string> {
  limit: Name;
  whose: string;
}

export interface RateLimitOptions<Name extends string> {
  /** Requests a minute; 0 is no limit. */
  limits: Record<Name, number>;
  /** Counts are shared there by all processes; without it each counts for itself. */
  redisUrl?: string;
  /** Begins every key in Redis. */
  prefix: string;
  onError: (error: Error) => void;
}

export interface RateLimits<Name extends string> {
  /**
   * Counts a request, says in its answer how many are left, and refuses it beyond a limit.
   *
   * @throws AppError `rate_limited`
   */
  count(response: Response, counted: readonly Counted<Name>[]): Promise<void>;
  close(): void;
}

/** Limits on how often somebody may ask. While Redis does not answer, each process counts for itself. */
export function createRateLimits<Name extends string>(options: RateLimitOptions<Name>): RateLimits<Name> {
  const redis = options.redisUrl === undefined ? undefined : connect(options.redisUrl, options.onError);
  const limiters = new Map<Name, RateLimiterMemory | RateLimiterRedis>();
  for (const [name, points] of Object.entries(options.limits) as [Name, number][]) {
    if (points === 0) continue;
    const settings = { points, duration: windowSeconds, keyPrefix: `${options.prefix}:limit:${name}` };
    const own = new RateLimiterMemory(settings);
    const shared = redis && {
      ...settings,
      storeClient: redis,
      rejectIfRedisNotReady: true,
      // Whoever is over the limit costs no further question.
      inMemoryBlockOnConsumed: points + 1,
      insuranceLimiter: own,
    };
    limiters.set(name, shared ? new RateLimiterRedis(shared) : own);
  }

  return {
    count: async (response, counted) => {
      const states: LimitState[] = [];
      for (const { limit, whose } of counted) {
        const limiter = limiters.get(limit);
        if (!limiter) continue;
        const state = await consume(limiter, whose);
        states.push({ name: limit, points: limiter.points, ...state });
      }
      tell(response, states);
      const exceeded = states.find(({ isExceeded }) => isExceeded);
      if (exceeded) throw tooMany(response, exceeded);
    },
    close: () => redis?.disconnect(),
  };
}

interface LimitState {
  name: string;
  points: number;
  left: number;
  /** Until the count begins anew. */
  seconds: number;
  isExceeded: boolean;
}

async function consume(limiter: RateLimiterMemory | RateLimiterRedis, whose: string) {
  const told = await limiter.consume(whose).then(
    (result) => ({ result, isExceeded: false }),
    (result: unknown) => {
      // It rejects with the count, and with errors.
      if (result instanceof RateLimiterRes) return { result, isExceeded: true };
      throw result;
    },
  );
  const { remainingPoints, msBeforeNext } = told.result;
  return {
    left: remainingPoints,
    seconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
    isExceeded: told.isExceeded,
  };
}

/** The fields of draft-ietf-httpapi-ratelimit-headers. */
function tell(response: Response, states: readonly LimitState[]): void {
  if (states.length === 0) return;
  const list = (item: (state: LimitState) => string) => states.map(item).join(', ');
  response.setHeader(
    'RateLimit-Policy',
    list(({ name, points }) => `"${name}";q=${points};w=${windowSeconds}`),
  );
  response.setHeader(
    'RateLimit',
    list(({ name, left, seconds }) => `"${name}";r=${left};t=${seconds}`),
  );
}

function tooMany(response: Response, { name, points, seconds }: LimitState): AppError {
  response.setHeader('Retry-After', seconds);
  return new AppError(
    'rate_limited',
    `These are more than ${points} requests a minute. Go on in ${seconds} seconds.`,
    { facts: { limit: name, perMinute: points, retryAfterSeconds: seconds } },
  );
}

function connect(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, {
    commandTimeout: 200,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: (attempt) => Math.min(attempt * 200, 5_000),
  });
  redis.on('error', onError);
  return redis;
}
