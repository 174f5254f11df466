import { AppError } from '@gemmavision/domain/errors';
import type { Database } from './client.ts';

/** Beyond that many in line, waiting is no better than being told to come back. */
const mostWaiting = 1_000;

/** What is under way under one name, and who waits for it to end, in the order of asking. */
interface Share {
  underWay: number;
  waiting: (() => void)[];
}

const shares = new WeakMap<Database, Map<string, Share>>();

/**
 * Does the work once fewer than `most` pieces of work of this name are under way on the database. A transaction that
 * waits for a lock holds its connection: sixty uploads of one team would hold all that there are, and others would get
 * none. Waiting here holds nothing.
 *
 * Throws unavailable where too many wait already.
 */
export async function withinShare<T>(
  database: Database,
  name: string,
  most: number,
  work: () => Promise<T>,
): Promise<T> {
  const ofDatabase = shares.get(database) ?? new Map<string, Share>();
  shares.set(database, ofDatabase);
  const share = ofDatabase.get(name) ?? { underWay: 0, waiting: [] };
  ofDatabase.set(name, share);
  if (share.underWay < most) share.underWay += 1;
  else await turnIn(share);
  try {
    return await work();
  } finally {
    // Whoever is next takes over the place: nobody who comes now can slip in between.
    const next = share.waiting.shift();
    if (next) next();
    else share.underWay -= 1;
    if (share.underWay === 0) ofDatabase.delete(name);
  }
}

function turnIn(share: Share): Promise<void> {
  if (share.waiting.length >= mostWaiting) {
    throw new AppError('unavailable', 'Your team has asked too much at once. Try again in some seconds.');
  }
  return new Promise((resolve) => share.waiting.push(resolve));
}
