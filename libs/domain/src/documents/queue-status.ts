import { z } from 'zod';

const count = z.int().nonnegative();

/**
 * How the team’s queue stands at one moment. Documents are the team’s own; workers belong to all teams of the portal.
 */
export const queueStatusSchema = z.strictObject({
  /** Stored, and not yet handed to a worker. */
  pending: count,
  /** Handed out; a worker takes them next. */
  queued: count,
  /** Being read now. */
  running: count,
  /** Seconds since the first of those that wait was put in line; null: nothing waits. */
  oldestWaitingSeconds: z.number().nonnegative().nullable(),
  /** What ended during the last quarter of an hour. Copies count as little here as in reading: they are not read. */
  lastQuarterHour: z.strictObject({
    done: count,
    failed: count,
    rejected: count,
    /** The three together, divided by fifteen. */
    documentsPerMinute: z.number().nonnegative(),
  }),
  workers: z.strictObject({
    alive: count,
    /** Documents that they read at a time, all together. */
    places: count,
    /** When a worker last gave a sign of life; null: none is on record. */
    lastSeenAt: z.iso.datetime().nullable(),
  }),
});
export type QueueStatus = z.infer<typeof queueStatusSchema>;
