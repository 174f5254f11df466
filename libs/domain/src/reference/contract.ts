import { z } from 'zod';
import { contract } from '../contract/index.ts';

const instant = z.iso.datetime();

/** What the portal knows about models, benchmarks and accelerators, and since when. */
export const referenceStateSchema = z.strictObject({
  /** When any of it last changed; null before anything was loaded. */
  changedAt: instant.nullable(),
  /** The latest loaded first. */
  datasets: z.array(z.strictObject({ id: z.string(), title: z.string(), loadedAt: instant })),
});
export type ReferenceState = z.infer<typeof referenceStateSchema>;

/** The answers that are kept, and how often they were of use. */
export const referenceCacheSchema = z.strictObject({
  /** Where answers are kept for all processes; each also keeps what it gave itself. */
  store: z.enum(['redis', 'process']),
  /** False while the store does not answer: the portal works, and computes more often. */
  available: z.boolean(),
  entries: z.int(),
  bytes: z.int(),
  /** When the oldest of them was made; null when there is none. */
  oldestAt: instant.nullable(),
  /** Of the process that answers, since it started. */
  hits: z.int(),
  misses: z.int(),
});
export type ReferenceCache = z.infer<typeof referenceCacheSchema>;

export const referenceContract = contract({
  'GET /api/reference/state': {
    summary: 'When reference data last changed, and what it consists of',
    tag: 'Reference data',
    access: 'reference.read',
    cache: 'reference',
    success: { status: 200, body: referenceStateSchema },
  },
  'GET /api/reference/cache': {
    summary: 'How many answers are kept, how large they are, and how often they were of use',
    tag: 'Reference data',
    access: 'cache.manage',
    success: { status: 200, body: referenceCacheSchema },
  },
  'DELETE /api/reference/cache': {
    summary: 'Drop every kept answer, in all processes',
    tag: 'Reference data',
    access: 'cache.manage',
    success: { status: 204 },
  },
});
