import { z } from 'zod';
import { documentViewed } from '../audit/endpoint-audit.ts';
import { contract } from '../contract/index.ts';
import { classifications } from '../governance/classification.ts';
import { checkedValueSchema } from './checked-answer.ts';
import { readingPreferences } from './compare-readings.ts';
import { llmFailureCodes } from './failures.ts';
import { keyInformationSchema } from './key-information.ts';

/** What of a document is sent. */
export const llmContents = ['text', 'text-and-images'] as const;
export type LlmContent = (typeof llmContents)[number];

export const llmReadingStatuses = ['PENDING', 'RUNNING', 'DONE', 'FAILED'] as const;
export type LlmReadingStatus = (typeof llmReadingStatuses)[number];

const instant = z.iso.datetime();
/** Millionths of the currency; JSON numbers hold nine million of it exactly. */
const micros = z.int().nonnegative();

const approvalSchema = z.strictObject({
  by: z.string(),
  at: instant,
  reason: z.string(),
  /** The most confidential class that may be sent. */
  upTo: z.enum(classifications),
});

const endpointShape = {
  baseUrl: z.url({ protocol: /^https?$/ }).max(500),
  model: z.string().trim().min(1).max(200),
  sends: z.enum(llmContents),
  timeoutMilliseconds: z.int().min(1_000).max(600_000),
  isStreamed: z.boolean(),
  /** Each document within the approval is sent as soon as the rules have read it. */
  isAutomatic: z.boolean(),
  /** ISO 4217, of the prices and the budget. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Of a million tokens. */
  inputPriceMicros: micros,
  outputPriceMicros: micros,
  /** Of a calendar month (UTC); null: none. */
  monthlyBudgetMicros: micros.nullable(),
};

/** The team's endpoint as it is shown: its API key never is. */
export const llmEndpointSchema = z.strictObject({
  ...endpointShape,
  hasApiKey: z.boolean(),
  /** Null: nothing is sent. */
  approval: approvalSchema.nullable(),
  spentThisMonthMicros: micros,
  version: z.int().positive(),
});
export type LlmEndpointView = z.infer<typeof llmEndpointSchema>;

export const llmEndpointInputSchema = z.strictObject({
  ...endpointShape,
  /** Left out: the stored one stays. Null: there is none any more. */
  apiKey: z
    .string()
    .trim()
    .max(2_000)
    .regex(/^[\x21-\x7e]+$/, 'An API key has letters, digits and signs of ASCII only, without spaces.')
    .nullable()
    .optional(),
  /** Of the endpoint that is changed; 0 where there is none yet. */
  version: z.int().nonnegative(),
});
export type LlmEndpointInput = z.infer<typeof llmEndpointInputSchema>;

/** A document as the model read it, or why it did not. */
export const llmReadingSchema = z.strictObject({
  id: z.string(),
  status: z.enum(llmReadingStatuses),
  reason: z
    .strictObject({ code: z.enum([...llmFailureCodes, 'not_approved', 'internal']), message: z.string() })
    .nullable(),
  /** Null: it was sent by itself. */
  requestedBy: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  model: z.string().nullable(),
  promptVersion: z.string().nullable(),
  textPages: z.array(z.int()),
  imagePages: z.array(z.int()),
  /** Pages were left out because they did not fit. */
  isCut: z.boolean(),
  milliseconds: z.int().nullable(),
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  isUsageEstimated: z.boolean(),
  costMicros: micros.nullable(),
  currency: z.string().nullable(),
});
export type LlmReading = z.infer<typeof llmReadingSchema>;

const comparedFieldSchema = z.strictObject({
  name: keyInformationSchema.keyof(),
  rules: z.union([z.string(), z.number(), z.null()]),
  model: checkedValueSchema,
  agreement: z.enum(['agree', 'differ', 'only_rules', 'only_model', 'neither']),
  /** Whose value stands, by the team's rule, as long as no person says otherwise. */
  stands: z.enum(['rules', 'model']).nullable(),
});

export const llmComparisonSchema = z.strictObject({
  /** Whether a reading can be asked for now, and if not, why. */
  canBeSent: z.strictObject({ isAllowed: z.boolean(), why: z.string().nullable() }),
  preference: z.enum(readingPreferences),
  readings: z.array(llmReadingSchema),
  /** Of the latest reading that is done; null while there is none. */
  fields: z.array(comparedFieldSchema).nullable(),
});
export type LlmComparison = z.infer<typeof llmComparisonSchema>;

/** What would leave the portal, letter by letter. */
export const llmPreviewSchema = z.strictObject({
  baseUrl: z.string(),
  model: z.string(),
  promptVersion: z.string(),
  system: z.string(),
  user: z.string(),
  schema: z.record(z.string(), z.unknown()),
  textPages: z.array(z.int()),
  /** Their images: GET /api/documents/:id/llm/pages/:page.png. */
  imagePages: z.array(z.int()),
  isCut: z.boolean(),
  estimatedInputTokens: z.int(),
  /** How many pieces of personal data were taken out. */
  redactions: z.int(),
});
export type LlmPreview = z.infer<typeof llmPreviewSchema>;

const versionBody = z.strictObject({ version: z.int().positive() });
const idParams = z.strictObject({ id: z.string().min(1).max(64) });
const maybeEndpoint = z.strictObject({ endpoint: llmEndpointSchema.nullable() });

export const llmContract = contract({
  'GET /api/team/llm': {
    summary: 'The team’s LLM endpoint, without its API key; null where there is none',
    tag: 'LLM',
    access: 'llm.use',
    success: { status: 200, body: maybeEndpoint },
  },
  'PUT /api/team/llm': {
    summary: 'Set the endpoint. Another address, model, key or more that is sent ends its approval',
    tag: 'LLM',
    access: 'llm.manage',
    body: llmEndpointInputSchema,
    success: { status: 200, body: maybeEndpoint },
    problems: ['conflict'],
  },
  'POST /api/team/llm/approval': {
    summary: 'Approve the endpoint for documents up to a class, with the reason',
    tag: 'LLM',
    access: 'llm.approve',
    body: z.strictObject({
      ...versionBody.shape,
      upTo: z.enum(classifications),
      reason: z
        .string()
        .trim()
        .min(10, 'Say in a sentence why this endpoint may get these documents.')
        .max(1_000),
    }),
    success: { status: 200, body: maybeEndpoint },
    problems: ['not_found', 'conflict'],
  },
  'DELETE /api/team/llm/approval': {
    summary: 'Switch the endpoint off: nothing is sent from now on',
    tag: 'LLM',
    access: 'llm.manage',
    success: { status: 200, body: maybeEndpoint },
    problems: ['not_found'],
  },
  'DELETE /api/team/llm': {
    summary: 'Forget the endpoint and its API key',
    tag: 'LLM',
    access: 'llm.manage',
    success: { status: 204 },
  },
  'GET /api/documents/:id/llm': {
    summary: 'The readings of the model, and the latest beside that of the rules, field by field',
    tag: 'LLM',
    access: 'documents.read',
    audit: documentViewed,
    params: idParams,
    success: { status: 200, body: llmComparisonSchema },
    problems: ['not_found', 'conflict'],
  },
  'POST /api/documents/:id/llm': {
    summary: 'Have the document read by the team’s endpoint, redacted, beside the reading of the rules',
    tag: 'LLM',
    access: 'llm.use',
    params: idParams,
    success: { status: 202, body: llmReadingSchema },
    problems: ['not_found', 'conflict'],
  },
  'GET /api/documents/:id/llm/preview': {
    summary: 'Exactly what would be sent, with personal data taken out',
    tag: 'LLM',
    access: 'llm.use',
    audit: documentViewed,
    params: idParams,
    success: { status: 200, body: llmPreviewSchema },
    problems: ['not_found', 'conflict'],
  },
  'GET /api/documents/:id/llm/pages/:page.png': {
    summary: 'A page’s image exactly as it would be sent, with personal data blacked out',
    tag: 'LLM',
    access: 'llm.use',
    audit: documentViewed,
    params: z.strictObject({
      id: idParams.shape.id,
      page: z.coerce.number().int().positive().max(2_147_483_647),
    }),
    success: { status: 200, mediaType: 'image/png' },
    problems: ['not_found', 'conflict', 'page_not_drawable'],
  },
});
