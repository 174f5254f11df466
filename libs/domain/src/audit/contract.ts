import { z } from 'zod';
import { contract, pageOf, pageQueryShape } from '../contract/index.ts';
import { auditActions, type AuditAction } from './actions.ts';

const instant = z.iso.datetime();
const actionNames = Object.keys(auditActions) as [AuditAction, ...AuditAction[]];

/** A deed, with the names of today: the log itself keeps ids alone. */
export const auditEventSchema = z.strictObject({
  /** 1, 2, 3 … without a gap in each chain. */
  sequence: z.int(),
  at: instant,
  /** Null: the portal by itself. Without a name: a former member, whose account is gone. */
  person: z.strictObject({ id: z.string(), name: z.string().nullable() }).nullable(),
  /** A key of {@link auditActions}, or of those of an earlier version. */
  action: z.string(),
  object: z.strictObject({
    id: z.string(),
    /** What it is and is called, where it still exists and has a name. */
    found: z.strictObject({ kind: z.enum(['document', 'person']), name: z.string() }).nullable(),
  }),
  details: z.record(z.string(), z.unknown()).nullable(),
  ipAddress: z.string().nullable(),
  requestId: z.string().nullable(),
  previousHash: z.string(),
  hash: z.string(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** Somebody who stands in the log. */
export const auditPersonSchema = z.strictObject({ id: z.string(), name: z.string().nullable() });

export const chainCheckSchema = z.strictObject({
  /** Events that were checked, from the first. */
  events: z.int(),
  /** When the first of them happened. */
  since: instant.nullable(),
  /** The last of them. */
  head: z.strictObject({ teamId: z.string(), sequence: z.int(), hash: z.string() }).nullable(),
  /** The first place where the chain does not hold: an event changed or missing, or the end cut off. */
  broken: z.strictObject({ sequence: z.int(), why: z.enum(['changed', 'missing', 'cut']) }).nullable(),
});
export type ChainCheckAnswer = z.infer<typeof chainCheckSchema>;

const filterShape = {
  /** From this moment on. */
  from: instant.optional(),
  /** Before this moment. */
  to: instant.optional(),
  /** The id of who did it; `portal` for what the portal did by itself. */
  person: z.string().min(1).max(64).optional(),
  /** One or more, with commas between. */
  action: z
    .string()
    .max(2_000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(actionNames)))
    .optional(),
  /** The id of the object, whole. */
  subject: z.string().min(1).max(200).optional(),
  /** Part of the id of an object or request, or of an address. */
  q: z.string().trim().max(200).optional(),
};
const filterSchema = z.strictObject(filterShape);
export type AuditFilter = z.output<typeof filterSchema>;

const listQuery = z.strictObject({ ...filterShape, ...pageQueryShape });
const verifyQuery = z.strictObject({
  /** A head from the log of the processes, `SEQUENCE:HASH`: a chain that does not have it any more was cut. */
  head: z
    .string()
    .regex(/^[1-9]\d{0,8}:[0-9a-f]{64}$/, 'Give SEQUENCE:HASH as the log has it.')
    .transform((text) => ({ sequence: Number(text.split(':')[0]), hash: text.split(':')[1] ?? '' }))
    .optional(),
});

export const auditContract = contract({
  'GET /api/audit': {
    summary: 'Who did what in the team, the latest first',
    tag: 'Audit',
    access: 'audit.read',
    query: listQuery,
    success: { status: 200, body: pageOf(auditEventSchema) },
  },
  'GET /api/audit/people': {
    summary: 'Everybody who stands in the team’s audit log',
    tag: 'Audit',
    access: 'audit.read',
    success: { status: 200, body: pageOf(auditPersonSchema) },
  },
  'GET /api/audit/verify': {
    summary: 'Compute the team’s chain of events again: whether one was changed, left out or cut off',
    tag: 'Audit',
    access: 'audit.read',
    query: verifyQuery,
    success: { status: 200, body: chainCheckSchema },
  },
  'GET /api/audit.csv': {
    summary: 'The team’s audit log as CSV, the earliest first, with all that the chain can be computed from',
    tag: 'Audit',
    access: 'audit.read',
    audit: { action: 'audit.exported' },
    query: filterSchema,
    success: { status: 200, mediaType: 'text/csv' },
  },
  'GET /api/portal/audit': {
    summary: 'Who did what to the whole portal, the latest first',
    tag: 'Portal',
    access: 'portal-admin',
    query: listQuery,
    success: { status: 200, body: pageOf(auditEventSchema) },
  },
  'GET /api/portal/audit/people': {
    summary: 'Everybody who stands in the portal’s audit log',
    tag: 'Portal',
    access: 'portal-admin',
    success: { status: 200, body: pageOf(auditPersonSchema) },
  },
  'GET /api/portal/audit/verify': {
    summary: 'Compute the portal’s chain of events again',
    tag: 'Portal',
    access: 'portal-admin',
    query: verifyQuery,
    success: { status: 200, body: chainCheckSchema },
  },
});
