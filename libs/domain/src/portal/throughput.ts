import { z } from 'zod';
import { contract } from '../contract/index.ts';
import { throughputSpans, type ThroughputSpan } from './throughput-spans.ts';

const instant = z.iso.datetime();
const count = z.int().nonnegative();
const seconds = z.number().nonnegative().nullable();

const spanNames = Object.keys(throughputSpans) as [ThroughputSpan, ...ThroughputSpan[]];

/** What happened in one step of time, in all teams. Copies of a document are left out: nobody reads them. */
export const throughputStepSchema = z.strictObject({
  /** Its beginning. */
  at: instant,
  /** Documents that came. */
  arrived: count,
  /** Documents that ended, by how. */
  done: count,
  rejected: count,
  failed: count,
  /** Pages of those that were read. */
  pages: count,
  /** Of those that ended: from the beginning of the last reading to its end, in seconds; null where none ended. */
  readingMedian: seconds,
  readingP95: seconds,
  /** Of those that ended at their first attempt: from the upload to the beginning of reading, in seconds. */
  waitingMedian: seconds,
  waitingP95: seconds,
});
export type ThroughputStep = z.infer<typeof throughputStepSchema>;

export const endingReasonSchema = z.strictObject({
  code: z.string(),
  status: z.enum(['FAILED', 'REJECTED']),
  documents: count,
  teams: count,
  lastAt: instant,
});
export type EndingReason = z.infer<typeof endingReasonSchema>;

export const throughputSchema = z.strictObject({
  from: instant,
  to: instant,
  stepSeconds: z.int(),
  /** Every step of the span, the last one unfinished. */
  steps: z.array(throughputStepSchema),
  /** Why documents ended without a result in the span, the most frequent first. */
  reasons: z.array(endingReasonSchema),
});
export type Throughput = z.infer<typeof throughputSchema>;

export const portalThroughputContract = contract({
  'GET /api/portal/throughput': {
    summary: 'What came, what ended and how, how long it took, over the last hours, in all teams',
    tag: 'Portal',
    access: 'portal-admin',
    query: z.strictObject({ span: z.enum(spanNames).default('1h') }),
    success: { status: 200, body: throughputSchema },
  },
});
