import { z } from 'zod';
import { contract, pageOf, pageQueryShape } from '../contract/index.ts';
import { documentSchema } from '../documents/contract.ts';
import { bulkResultSchema, bulkSchema, reasonSchema } from './bulk.ts';
import { classifications } from './classification.ts';
import { retentionDaysSchema, teamRulesSchema } from './rules.ts';

const instant = z.iso.datetime();
const idParams = z.strictObject({ id: z.string().min(1).max(64) });

/** A document in the trash: enough to know it by. */
export const trashedDocumentSchema = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  sizeBytes: z.int(),
  classification: z.enum(classifications),
  deletedAt: instant,
  deletedBy: z.string(),
  /** When it is deleted for good. */
  goneAt: instant,
});
export type TrashedDocument = z.infer<typeof trashedDocumentSchema>;

/** What a change of retention would delete, before anybody makes it. */
export const retentionPreviewSchema = z.strictObject({
  /** Documents that are older than their class would allow: they would go within minutes. */
  documents: z.int(),
  /** As old, but kept by a legal hold. */
  held: z.int(),
});
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

export const governanceContract = contract({
  'PATCH /api/documents/:id': {
    summary: 'Change how confidential a document is; a lower class needs a reason',
    tag: 'Governance',
    access: 'documents.classify',
    params: idParams,
    body: z.strictObject({ classification: z.enum(classifications), reason: reasonSchema.optional() }),
    success: { status: 200, body: documentSchema },
    problems: ['not_found'],
  },
  'PUT /api/documents/:id/hold': {
    summary: 'Put a document under legal hold: nothing deletes it',
    tag: 'Governance',
    access: 'documents.hold',
    params: idParams,
    body: z.strictObject({ reason: reasonSchema }),
    success: { status: 200, body: documentSchema },
    problems: ['not_found', 'conflict'],
  },
  'DELETE /api/documents/:id/hold': {
    summary: 'Lift the legal hold of a document',
    tag: 'Governance',
    access: 'documents.hold',
    params: idParams,
    body: z.strictObject({ reason: reasonSchema }),
    success: { status: 200, body: documentSchema },
    problems: ['not_found', 'conflict'],
  },
  'GET /api/documents/trash': {
    summary: 'What was deleted and can still be taken back, the latest first',
    tag: 'Governance',
    access: 'documents.delete',
    query: z.strictObject(pageQueryShape),
    success: { status: 200, body: pageOf(trashedDocumentSchema) },
  },
  'POST /api/documents/:id/restore': {
    summary: 'Take a document out of the trash',
    tag: 'Governance',
    access: 'documents.delete',
    params: idParams,
    success: { status: 200, body: documentSchema },
    problems: ['not_found'],
  },
  'DELETE /api/documents/:id/for-good': {
    summary: 'Delete a document for good with its file, images, results and corrections, past the trash',
    tag: 'Governance',
    access: 'documents.purge',
    params: idParams,
    success: { status: 204 },
    problems: ['not_found', 'conflict'],
  },
  'POST /api/documents/bulk': {
    summary: 'Do one thing to many documents; each is checked, and answered for, by itself',
    tag: 'Governance',
    // The right that the action needs is asked for by the handler.
    access: 'documents.read',
    body: bulkSchema,
    success: { status: 200, body: bulkResultSchema },
    problems: ['not_allowed'],
  },
  'GET /api/team/rules': {
    summary: 'The team’s rules for its documents: class of uploads, retention, preferred reading',
    tag: 'Governance',
    access: 'documents.read',
    success: { status: 200, body: teamRulesSchema },
  },
  'PUT /api/team/rules': {
    summary: 'Change the team’s rules; `version` is that of the rules that were looked at',
    tag: 'Governance',
    access: 'governance.manage',
    body: teamRulesSchema,
    success: { status: 200, body: teamRulesSchema },
    problems: ['conflict'],
  },
  'POST /api/team/rules/preview': {
    summary: 'How many documents these days of retention would delete',
    tag: 'Governance',
    access: 'governance.manage',
    body: z.strictObject({ retentionDays: retentionDaysSchema }),
    success: { status: 200, body: retentionPreviewSchema },
  },
});
