import { LRUCache } from 'lru-cache';
import type { Database } from '@gemmavision/db';
import { readReferenceVersion } from '@gemmavision/db/reference';
import type { ReferenceCache as Measures } from '@gemmavision/domain/reference';
import { joinReads } from '../http/join-reads.ts';
import { sizeOf, toCachedAnswer, type CachedAnswer } from './cached-answer.ts';
import { createRedisStore } from './redis-store.ts';

/** Answers that follow from the request and reference data alone, kept until that changes, two hours at most. */
export interface ReferenceCache {
  /** The present state of the data; whoever asks after a change was committed gets the new one. */
  version(): Promise<string>;
  /** The answer of this name under this version; `make` is asked once, however many want it. */
  answer(version: string, name: string, make: () => Promise<unknown>): Promise<CachedAnswer>;
  measure(): Promise<Measures>;
  /** Frees what is kept; other processes have dropped theirs when the version is another. */
  clear(): Promise<void>;
  close(): void;
}

interface ReferenceCacheOptions {
  database: Database;
  /** Answers are shared there; without it they stay in the process. */
  redisUrl?: string;
  /** Begins every key in Redis. */
  prefix: string;
  onError: (error: Error) => void;
}

const keptSeconds = 2 * 60 * 60;
const keptBytes = 32 * 2 ** 20;

/** Makes the cache of this process. It connects to Redis in the background and works as well without. */
export function createReferenceCache(options: ReferenceCacheOptions): ReferenceCache {
  const { database, redisUrl, prefix, onError } = options;
  const own = new LRUCache<string, CachedAnswer>({
    ttl: keptSeconds * 1000,
    maxSize: keptBytes,
    sizeCalculation: sizeOf,
  });
  const shared = redisUrl ? createRedisStore(redisUrl, prefix, keptSeconds, onError) : undefined;
  const making = new Map<string, Promise<CachedAnswer>>();
  const readVersion = joinReads<'now', string>(async () => {
    return new Map([['now', await readReferenceVersion(database)]]);
  });
  let hits = 0;
  let misses = 0;

  async function findOrMake(version: string, name: string, make: () => Promise<unknown>) {
    const found = await shared?.find(version, name);
    if (found) hits++;
    else misses++;
    const answer = found ?? (await toCachedAnswer(await make()));
    own.set(`${version} ${name}`, answer);
    if (!found) void shared?.keep(version, name, answer);
    return answer;
  }

  function measureOwn() {
    own.purgeStale();
    const left = Math.min(...[...own.keys()].map((key) => own.getRemainingTTL(key)));
    const oldestAt = own.size === 0 ? null : Date.now() - (keptSeconds * 1000 - left);
    return { entries: own.size, bytes: own.calculatedSize, oldestAt };
  }

  const version = async () => (await readVersion('now')) ?? '';
  return {
    version,
    answer: async (state, name, make) => {
      const key = `${state} ${name}`;
      const kept = own.get(key);
      if (kept) {
        hits++;
        return kept;
      }
      const begun = making.get(key);
      if (begun) {
        hits++;
        return begun;
      }
      const work = findOrMake(state, name, make).finally(() => making.delete(key));
      making.set(key, work);
      return work;
    },
    measure: async () => {
      const inShared = await shared?.measure(await version());
      const { entries, bytes, oldestAt } = inShared ?? measureOwn();
      return {
        store: shared ? 'redis' : 'process',
        available: !shared || inShared !== undefined,
        entries,
        bytes,
        oldestAt: oldestAt === null ? null : new Date(oldestAt).toISOString(),
        hits,
        misses,
      };
    },
    clear: async () => {
      own.clear();
      await shared?.clear();
    },
    close: () => shared?.close(),
  };
}
