import type { Logger } from 'pino';
import type { StorageUse } from '@gemmavision/domain/portal';
import type { ObjectStorage } from '@gemmavision/storage';

type TeamUse = Pick<StorageUse['teams'][number], 'id' | 'originals' | 'pageImages'>;

interface Measured {
  measuredAt: Date;
  freeBytes: number | null;
  teams: TeamUse[];
}

/** What is known of the storage at the moment, and whether it is being counted anew. */
export interface StorageCount {
  last: Measured | null;
  isMeasuring: boolean;
}

const freshMilliseconds = 5 * 60_000;
/** Small storages are counted within it; whoever looks at a large one comes back. */
const patienceMilliseconds = 1_500;

/**
 * Counts what is stored, in the background: going through every file of a large installation takes longer than anybody
 * waits for a page. The last count is given meanwhile, with its age.
 */
export function createStorageMeter(storage: ObjectStorage, logger: Logger): () => Promise<StorageCount> {
  let last: Measured | null = null;
  let running: Promise<void> | null = null;

  async function start(): Promise<void> {
    try {
      last = await measure(storage);
    } catch (error) {
      logger.warn({ error: error instanceof Error ? error.message : String(error) }, 'storage not counted');
    } finally {
      running = null;
    }
  }

  return async () => {
    const isFresh = last !== null && Date.now() - last.measuredAt.getTime() < freshMilliseconds;
    if (!isFresh) running ??= start();
    if (running !== null) await Promise.race([running, wait(patienceMilliseconds)]);
    return { last, isMeasuring: running !== null };
  };
}

async function measure(storage: ObjectStorage): Promise<Measured> {
  const teams = new Map<string, TeamUse>();
  for await (const { key, bytes } of storage.list('documents/')) {
    const [, id, , name] = key.split('/');
    if (id === undefined) continue;
    const team = teams.get(id) ?? { id, originals: nothing(), pageImages: nothing() };
    const kind = name === 'original' ? team.originals : team.pageImages;
    kind.files += 1;
    kind.bytes += bytes;
    teams.set(id, team);
  }
  const size = ({ originals, pageImages }: TeamUse) => originals.bytes + pageImages.bytes;
  return {
    measuredAt: new Date(),
    freeBytes: await storage.freeBytes(),
    teams: [...teams.values()].sort((a, b) => size(b) - size(a)),
  };
}

const nothing = () => ({ files: 0, bytes: 0 });

async function wait(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
