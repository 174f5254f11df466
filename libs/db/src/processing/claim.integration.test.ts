import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freshDatabase, type TestDatabase } from '../../../../testing/database.ts';
import { createDatabase, type Database } from '../client.ts';
import { createTeam } from '../teams/index.ts';
import { claimForQueue, claimPendingDocuments, removeWorker, signOfLife } from './index.ts';

let place: TestDatabase;
let database: Database;
const teams: string[] = [];
/** Two batches of each team; the last batch of the last team is on pause. */
const batches: string[][] = [];

beforeAll(async () => {
  place = await freshDatabase();
  // In the trash they show themselves to nobody else.
  database = createDatabase(place.url, { reach: 'owner' });
  for (let team = 0; team < 3; team++) {
    const { id: teamId } = await database.$transaction((transaction) => createTeam(transaction, 'Team'));
    teams.push(teamId);
    const made = await database.batch.createManyAndReturn({
      data: [0, 1].map((batch) => ({
        teamId,
        name: 'Batch',
        pausedAt: team === 2 && batch === 1 ? new Date() : null,
      })),
    });
    batches.push(made.map(({ id }) => id));
  }
});
afterAll(async () => {
  await database.$disconnect();
  await place.drop();
});
beforeEach(() => database.document.deleteMany());

interface Waiting {
  team: number;
  /** 2: without a batch. */
  batch: number;
  status: 'PENDING' | 'QUEUED' | 'RUNNING' | 'DONE';
  /** Minutes since some time; many have the same. */
  age: number;
  isLater: boolean;
  isInTrash: boolean;
}

const waitingArbitrary = fc.record<Waiting>({
  team: fc.integer({ min: 0, max: 2 }),
  batch: fc.integer({ min: 0, max: 2 }),
  status: fc.constantFrom('PENDING', 'PENDING', 'PENDING', 'PENDING', 'QUEUED', 'RUNNING', 'DONE'),
  age: fc.integer({ min: 0, max: 9 }),
  isLater: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  isInTrash: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
});

async function store(waiting: readonly Waiting[]) {
  const rows = waiting.map(({ team, batch, status, age, isLater, isInTrash }) => ({
    id: randomUUID(),
    teamId: teams[team]!,
    batchId: batches[team]![batch] ?? null,
    status,
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, age)),
    notBefore: isLater ? new Date(Date.now() + 3_600_000) : null,
    deletedAt: isInTrash ? new Date() : null,
    ...{ fileName: 'a', mediaType: 'application/pdf', sizeBytes: 1, sha256: 'x', storageKey: 'x' },
  }));
  await database.document.deleteMany();
  await database.document.createMany({ data: rows });
  return rows;
}

type Row = Awaited<ReturnType<typeof store>>[number];

/** Who comes next, said without any index: turns of batches within a team, then turns of teams. */
function nextOf(rows: readonly Row[], limit: number): string[] {
  const paused = batches[2]![1]!;
  const isUnderWay = ({ status }: Row) => status === 'QUEUED' || status === 'RUNNING';
  const waits = (row: Row) =>
    row.status === 'PENDING' && !row.notBefore && !row.deletedAt && row.batchId !== paused;
  const byAge = (a: Row, b: Row) => Number(a.createdAt) - Number(b.createdAt) || (a.id < b.id ? -1 : 1);
  const inTurn = (row: Row, turnOf: (row: Row) => number, isSame: (other: Row) => boolean) => {
    const before = (other: Row) => turnOf(other) - turnOf(row) || byAge(other, row);
    const underWay = rows.filter((other) => isSame(other) && isUnderWay(other)).length;
    return underWay + rows.filter((other) => isSame(other) && waits(other) && before(other) < 0).length;
  };
  const turns = new Map<Row, number>();
  for (const row of rows)
    turns.set(
      row,
      inTurn(
        row,
        () => 0,
        (other) => other.teamId === row.teamId && other.batchId === row.batchId,
      ),
    );
  const ofTeam = (row: Row) =>
    inTurn(
      row,
      (one) => turns.get(one)!,
      (other) => other.teamId === row.teamId,
    );
  return rows
    .filter(waits)
    .toSorted((a, b) => ofTeam(a) - ofTeam(b) || byAge(a, b))
    .slice(0, limit)
    .map(({ id }) => id);
}

describe('documents that wait', () => {
  it('are claimed by turns of teams, and in a team by turns of batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(waitingArbitrary, { maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        async (waiting, limit) => {
          const rows = await store(waiting);
          const claimed = await claimPendingDocuments(database, limit);
          expect(claimed.map(({ id }) => id).sort()).toEqual(nextOf(rows, limit).sort());
        },
      ),
      { numRuns: 20 },
    );
  });

  it('are claimed by one only of many who ask at once', async () => {
    const one: Waiting = { team: 0, batch: 2, status: 'PENDING', age: 0, isLater: false, isInTrash: false };
    await store(Array.from({ length: 60 }, () => one));
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimPendingDocuments(database, 5)));
    const ids = claims.flat().map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are handed out up to twice the places of the workers that live, whoever asks', async () => {
    const one: Waiting = { team: 0, batch: 2, status: 'PENDING', age: 0, isLater: false, isInTrash: false };
    await store(Array.from({ length: 30 }, () => one));
    expect(await claimForQueue(database, 2)).toHaveLength(4);
    const sign = { hostName: 'a', version: 'test', residentBytes: 1, ocrLanguages: [] };
    await signOfLife(database, { ...sign, id: 'a', concurrency: 2 });
    await signOfLife(database, { ...sign, id: 'b', concurrency: 4 });
    expect(await claimForQueue(database, 2)).toHaveLength(8);
    expect(await claimForQueue(database, 4)).toHaveLength(0);
    await Promise.all(['a', 'b'].map((id) => removeWorker(database, id)));
  });
});
