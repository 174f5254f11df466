import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cutConnections } from '../../../testing/cut-connections.ts';
import { freshDatabase, type TestDatabase } from '../../../testing/database.ts';
import { createDatabase, type Database } from './client.ts';
import { isDatabaseOutage } from './database-outage.ts';

describe('a connection that the server ends between two queries', () => {
  let database: TestDatabase;
  let cutting: Awaited<ReturnType<typeof cutConnections>>;
  let client: Database;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(async () => {
    await client.$disconnect();
    await cutting.close();
    await database.drop();
  });

  // A moment in which nobody listens for errors of the connection ends the whole process.
  it.each([
    ['before a transaction has begun', 1],
    ['after it has begun', 2],
    ['in it', 3],
    ['after it', 4],
  ])(
    '%s: the process goes on, what fails is an outage, and the next try gets through',
    async (_when, ready) => {
      cutting = await cutConnections(database.url, (connection) => (connection < 2 ? ready : undefined));
      client = createDatabase(cutting.url);
      const transaction = () =>
        client.$transaction(async (inside) => {
          await inside.$queryRaw`SELECT 1`;
          await inside.$queryRaw`SELECT 2`;
        });
      let succeeded = 0;
      for (let attempt = 0; attempt < 6; attempt++) {
        await transaction().then(
          () => succeeded++,
          (error: unknown) => expect([isDatabaseOutage(error), error]).toEqual([true, error]),
        );
      }
      expect(cutting.cut()).toBe(2);
      expect(succeeded).toBeGreaterThanOrEqual(4);
    },
  );
});
