import { Redis } from 'ioredis';
import type { CachedAnswer } from './cached-answer.ts';

interface Measured {
  entries: number;
  bytes: number;
  /** In milliseconds since 1970; null when nothing is kept. */
  oldestAt: number | null;
}

/** Where all processes find the answers of each other. Asking it never fails: it then has nothing. */
interface SharedStore {
  find(version: string, name: string): Promise<CachedAnswer | undefined>;
  keep(version: string, name: string, answer: CachedAnswer): Promise<void>;
  /** Forgets every version. */
  clear(): Promise<void>;
  /** Undefined while it does not answer. */
  measure(version: string): Promise<Measured | undefined>;
  close(): void;
}

/** Answers of one state of the data; a Redis that also holds a queue may not be filled by questions. */
const mostEntries = 500;
const patienceMilliseconds = 200;
/** So long a store that failed is not asked again. */
const restMilliseconds = 5_000;

/**
 * A hash for each state of the data: its fields are the answers, all of them gone two hours after the first. `onError`
 * hears of each failure.
 */
export function createRedisStore(
  url: string,
  prefix: string,
  seconds: number,
  onError: (error: Error) => void,
): SharedStore {
  const redis = new Redis(url, {
    commandTimeout: patienceMilliseconds,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: (attempt) => Math.min(attempt * 200, restMilliseconds),
  });
  redis.on('error', onError);
  const base = `${prefix}:reference`;
  const keyOf = (version: string) => `${base}:${version}`;
  let restsUntil = 0;

  async function attempt<T>(ask: () => Promise<T>): Promise<T | undefined> {
    if (redis.status !== 'ready' || Date.now() < restsUntil) return undefined;
    try {
      return await ask();
    } catch (error) {
      restsUntil = Date.now() + restMilliseconds;
      onError(error instanceof Error ? error : new Error(String(error)));
      return undefined;
    }
  }

  return {
    find: async (version, name) => {
      const fields = [`${name} json`, `${name} gzip`] as const;
      const found = await attempt(() => redis.hmgetBuffer(keyOf(version), ...fields));
      const [json, gzip] = found ?? [];
      return json && gzip ? { json, gzip } : undefined;
    },
    keep: async (version, name, { json, gzip }) => {
      const key = keyOf(version);
      await attempt(async () => {
        if ((await redis.hlen(key)) >= mostEntries * 2) return;
        await redis
          .multi()
          .hset(key, { [`${name} json`]: json, [`${name} gzip`]: gzip })
          .expire(key, seconds, 'NX')
          .exec();
      });
    },
    clear: async () => {
      await attempt(async () => {
        for await (const keys of redis.scanStream({ match: `${base}:*`, count: 100 }))
          if (keys.length > 0) await redis.unlink(keys as string[]);
      });
    },
    measure: (version) =>
      attempt(async () => {
        const key = keyOf(version);
        const [names, left] = await Promise.all([redis.hkeys(key), redis.pttl(key)]);
        const sizes = await Promise.all(names.map((name) => redis.hstrlen(key, name)));
        return {
          entries: names.length / 2,
          bytes: sizes.reduce((sum, size) => sum + size, 0),
          oldestAt: left < 0 ? null : Date.now() - (seconds * 1000 - left),
        };
      }),
    close: () => redis.disconnect(),
  };
}
