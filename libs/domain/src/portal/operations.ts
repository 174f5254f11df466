import { z } from 'zod';
import { contract, pageOf, pageQueryShape } from '../contract/index.ts';

const instant = z.iso.datetime();

/** Where a document stands on its way, as those who run the portal see it. */
export const jobStates = ['waiting', 'retrying', 'queued', 'running', 'failed'] as const;
export type JobState = (typeof jobStates)[number];

const countsShape = {
  /** Uploaded, and never taken up. */
  waiting: z.int(),
  /** Taken up before, and given back. */
  retrying: z.int(),
  /** Handed out to the queue. */
  queued: z.int(),
  running: z.int(),
  failed: z.int(),
  /** Since when the first of those that are not taken up yet waits; null when none does. */
  oldestWaitingAt: instant.nullable(),
};

const inStore = z
  .strictObject({ waiting: z.int(), active: z.int(), delayed: z.int() })
  /** The store does not answer. */
  .nullable();

export const portalQueueSchema = z.strictObject({
  ...countsShape,
  /** Those with anything unfinished or failed; the longest waiting first. */
  teams: z.array(z.strictObject({ id: z.string(), name: z.string(), ...countsShape })),
  /** What the queue itself holds. It only hints at work: the counts above are the truth. */
  store: z.strictObject({
    kind: z.enum(['redis', 'postgres']),
    documents: inStore,
    dispatch: inStore,
  }),
});
export type PortalQueue = z.infer<typeof portalQueueSchema>;

/** A document under way or failed: ids, states and times; nothing of what it is called or says. */
export const portalJobSchema = z.strictObject({
  documentId: z.string(),
  team: z.strictObject({ id: z.string(), name: z.string() }),
  state: z.enum(jobStates),
  attempt: z.int(),
  /** In this state since then. */
  since: instant,
  workerId: z.string().nullable(),
  /** Of a failed one, its code. */
  reason: z.string().nullable(),
});
export type PortalJob = z.infer<typeof portalJobSchema>;

export const portalWorkerSchema = z.strictObject({
  id: z.string(),
  hostName: z.string(),
  version: z.string(),
  concurrency: z.int(),
  /** Memory of its main process; each document is read in a process of its own. */
  residentBytes: z.int(),
  startedAt: instant,
  seenAt: instant,
  /** False: it said nothing for too long, and its documents go to others. */
  isAlive: z.boolean(),
  /** Documents that it reads now. */
  documents: z.int(),
});
export type PortalWorker = z.infer<typeof portalWorkerSchema>;

const kept = z.strictObject({ files: z.int(), bytes: z.int() });

export const storageUseSchema = z.strictObject({
  kind: z.enum(['folder', 's3']),
  /** When it was counted; null while that happens for the first time. */
  measuredAt: instant.nullable(),
  isMeasuring: z.boolean(),
  /** Null where nobody says, as in S3. */
  freeBytes: z.int().nullable(),
  originals: kept,
  /** Drawn when somebody looked at them; they can be drawn again. */
  pageImages: kept,
  /** The largest first. Without a name: files of a team that is gone. */
  teams: z.array(
    z.strictObject({ id: z.string(), name: z.string().nullable(), originals: kept, pageImages: kept }),
  ),
});
export type StorageUse = z.infer<typeof storageUseSchema>;

export const portalOperationsContract = contract({
  'GET /api/portal/queue': {
    summary: 'How many documents wait, are read and failed, in all teams and in each',
    tag: 'Portal',
    access: 'portal-admin',
    success: { status: 200, body: portalQueueSchema },
  },
  'GET /api/portal/jobs': {
    summary: 'Documents that are under way or failed, the newest first: ids, states and times alone',
    tag: 'Portal',
    access: 'portal-admin',
    query: z.strictObject({
      ...pageQueryShape,
      state: z.enum(jobStates).optional(),
      teamId: z.string().max(64).optional(),
    }),
    success: { status: 200, body: pageOf(portalJobSchema) },
  },
  'POST /api/portal/teams/:id/retries': {
    summary: 'Have the failed documents of a team read again, at most 1000 at a time',
    tag: 'Portal',
    access: 'portal-admin',
    params: z.strictObject({ id: z.string().min(1).max(64) }),
    success: { status: 200, body: z.strictObject({ retried: z.int() }) },
    problems: ['not_found'],
  },
  'GET /api/portal/workers': {
    summary: 'The workers, with what each does; those that are gone for up to an hour',
    tag: 'Portal',
    access: 'portal-admin',
    success: { status: 200, body: z.strictObject({ items: z.array(portalWorkerSchema) }) },
  },
  'GET /api/portal/storage': {
    summary: 'What the stored files take, by team; counted anew when the last count is five minutes old',
    tag: 'Portal',
    access: 'portal-admin',
    success: { status: 200, body: storageUseSchema },
  },
});
