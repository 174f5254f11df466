import { setTimeout as sleep } from 'node:timers/promises';
import {
  DEFAULT_SCHEMA,
  PostgresConnection,
  PostgresQueueBackend,
  quoteSchemaName,
  runMigrations,
  SchemaVersionMismatchError,
  UnsupportedPostgresVersionError,
  type BackendFactory,
} from 'bullmq';
import pg from 'pg';

/**
 * Connections of one sender, or of one receiver: one that listens, and as many more as it has jobs to end at a time.
 * That is soon so many that they only wait for each other.
 */
function mostConnections(options: object): number {
  const jobs = 'concurrency' in options && typeof options.concurrency === 'number' ? options.concurrency : 1;
  return Math.min(5, 1 + jobs);
}
const retryMilliseconds = 500;

/**
 * BullMQ's backend on PostgreSQL, on connections that outlive what a server may do to them. BullMQ's own listen for
 * errors late, and not at all while they make its tables; an error that nobody listens for ends the process. Nor does
 * it try again where making the tables failed: such a queue would stay without use until the next start.
 */
export const createLastingPostgresBackend: BackendFactory<PostgresQueueBackend, string> = (
  name,
  options,
  { withBlockingConnection } = {},
) =>
  new PostgresQueueBackend(
    new LastingConnection(openPool(options.connection, mostConnections(options))),
    name,
    options,
    true,
    // The name by which BullMQ finds the workers of a queue.
    withBlockingConnection === true ? name : undefined,
  );

function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    // A connection that listens says nothing for hours: only so is it noticed that the other side is gone.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // Where BullMQ's commands look for their tables. The queue is a hint: a job that is lost with the machine is sent
    // again from the document's row, so nothing here waits for the disk.
    options: `-c search_path=${quoteSchemaName(DEFAULT_SCHEMA)} -c synchronous_commit=off`,
  });
  pool.on('connect', (client) => client.on('error', keepForNextListener));
  return pool;

  /** An error in the moment in which a connection changes hands is told to who listens after it. */
  function keepForNextListener(this: pg.PoolClient, error: Error): void {
    if (this.listenerCount('error') > 1) return;
    setImmediate(() => {
      if (this.listenerCount('error') > 1) this.emit('error', error);
    });
  }
}

/** Makes the tables before the first command, however often it takes, and ends its pool with itself. */
class LastingConnection extends PostgresConnection {
  private ready?: Promise<void>;

  override waitUntilReady(): Promise<void> {
    this.ready ??= this.migrate();
    return this.ready;
  }

  private async migrate(): Promise<void> {
    while (this.isClosing === undefined) {
      try {
        const client = await this.pool.connect();
        try {
          await runMigrations(client, this.schema);
        } catch (error) {
          // What state the connection is in, nobody knows.
          client.release(true);
          throw error;
        }
        client.release();
        setImmediate(() => this.emit('ready'));
        return;
      } catch (error) {
        if (error instanceof SchemaVersionMismatchError || error instanceof UnsupportedPostgresVersionError)
          throw error;
        this.emit('error', error);
        await sleep(retryMilliseconds);
      }
    }
  }

  override async close(): Promise<void> {
    const isFirst = this.isClosing === undefined;
    await super.close();
    if (isFirst) await this.pool.end();
  }
}
