import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pino } from 'pino';
import { saveResult, takeDocument } from '@gemmavision/db/processing';
import type { AcceptedDocument, ExtractionResult } from '@gemmavision/domain/documents';
import type { LlmComparison, LlmEndpointInput, LlmEndpointView } from '@gemmavision/domain/llm';
import { createDocumentReader } from '@gemmavision/documents-io';
import { findPii } from '@gemmavision/extraction/pii';
import { createLlmClient } from '@gemmavision/llm';
import { secretsKeyOf } from '@gemmavision/settings';
import { createStorage } from '@gemmavision/storage';
import { askWaiting } from '../apps/doc-worker/src/llm-readings/ask-waiting.ts';
import { anInvoiceAnswer, invoicePage } from './llm-answers.ts';
import { startLlmServer } from './llm-server.ts';
import { startPortal } from './portal.ts';

export const apiKey = 'sk-canary-0123456789';
const pageText = `${invoicePage}Contact: Jane Doe, jane.doe@example.com, +1 (415) 555-2671\n`;
/** What of that page must not leave the portal. */
export const personal = [
  'jane.doe@example.com',
  '555-2671',
  'DE89 3704 0044 0532 0130 00',
  '0532 0130',
  'Jane Doe',
];

export type AskingTeam = Awaited<ReturnType<typeof startAskingTeam>>;

/** A team in a portal of its own, a model's server, and a worker that asks it when a test says so. */
export async function startAskingTeam() {
  const portal = await startPortal();
  const owner = await portal.person('owner');
  const viewer = await portal.person('viewer', owner.teamId);
  const server = await startLlmServer(anInvoiceAnswer());
  const reader = createDocumentReader({ children: 1 });
  const pdf = await readFile(path.resolve(import.meta.dirname, '../fixtures/invoice.pdf'));

  const team = {
    portal,
    owner,
    viewer,
    server,
    pdf,
    pageText,
    /** Of the endpoint, as the last change left it. */
    version: 0,

    endpoint: (changes: Partial<LlmEndpointInput> = {}): LlmEndpointInput => ({
      baseUrl: server.baseUrl,
      model: 'gemma-3-4b-it',
      sends: 'text-and-images',
      timeoutMilliseconds: 5_000,
      isStreamed: false,
      isAutomatic: false,
      currency: 'EUR',
      inputPriceMicros: 1_000_000,
      outputPriceMicros: 2_000_000,
      monthlyBudgetMicros: null,
      version: team.version,
      ...changes,
    }),

    async put(changes: Partial<LlmEndpointInput> = {}): Promise<LlmEndpointView> {
      const answer = await owner.send('PUT', '/api/team/llm', team.endpoint(changes));
      const { endpoint: view } = await json<{ endpoint: LlmEndpointView }>(answer);
      team.version = view.version;
      return view;
    },

    async approve(upTo: string): Promise<Response> {
      const body = { upTo, reason: 'Runs on our own machine, checked by security.', version: team.version };
      const answer = await owner.send('POST', '/api/team/llm/approval', body);
      if (answer.ok)
        team.version = (await json<{ endpoint: LlmEndpointView }>(answer.clone())).endpoint.version;
      return answer;
    },

    /** Its server opened, set and approved for internal documents. */
    async allow(): Promise<void> {
      await portal.server.database.llmAllowedHost.create({ data: server.allowedHost });
      await team.put({ apiKey, model: 'another' });
      await team.approve('internal');
    },

    /** A document that was read: the pages of a real PDF, with a text of ours. */
    async readDocument(
      text = pageText,
      content = Buffer.concat([pdf, Buffer.from(`\n%${randomUUID()}`)]),
    ): Promise<string> {
      const { id } = await json<AcceptedDocument>(await owner.upload(content, 'invoice.pdf'));
      await team.readAgain(id, text);
      return id;
    },

    /** What a worker does: another text takes the place of the one that was read. */
    async readAgain(id: string, text: string): Promise<void> {
      const { database } = portal.server;
      const { attempt } = await database.document.update({ where: { id }, data: { status: 'QUEUED' } });
      const taken = await takeDocument(database, id, attempt, 'test', 60_000);
      if (!taken) throw new Error('not to be had');
      await saveResult(database, taken, resultOf(text, taken.sha256));
    },

    ask: (id: string) => owner.send('POST', `/api/documents/${id}/llm`),
    compare: (id: string, person = owner) => person.json<LlmComparison>(`/api/documents/${id}/llm`),

    /** What a worker does once a second. */
    async work(pauseMilliseconds = 60_000, giveUp = new AbortController().signal): Promise<void> {
      await askWaiting({
        database: portal.server.database,
        storage: createStorage(portal.settings),
        reader,
        logger: pino({ level: 'silent' }),
        client: createLlmClient({ pauseMilliseconds }),
        secretsKey: await secretsKeyOf(portal.settings),
        leaseMilliseconds: 30_000,
        giveUp,
      });
    },

    /** What the team has spent this month, by the endpoint's own page. */
    async spentMicros(): Promise<number> {
      const { endpoint: view } = await owner.json<{ endpoint: LlmEndpointView }>('/api/team/llm');
      return view.spentThisMonthMicros;
    },

    /** The team's rules, with the model's value before that of the rules. */
    async preferModel() {
      return { ...(await owner.json<object>('/api/team/rules')), preferredReading: 'model' };
    },

    /** The server is good again, and has been asked nothing. */
    reset(): void {
      server.mode = 'good';
      server.answer = anInvoiceAnswer();
      server.requests.length = 0;
    },

    async close(): Promise<void> {
      await reader.close();
      await server.close();
      await portal.close();
    },
  };
  return team;
}

/** The JSON of an answer. */
export const json = async <T>(answer: Response) => (await answer.json()) as T;

function resultOf(text: string, sha256: string): ExtractionResult {
  const bbox: [number, number, number, number] = [10, 10, 200, 20];
  const words = text.match(/\S+/g)?.map((word) => ({ text: word, bbox, confidence: 1 })) ?? [];
  const size = { width: 595, height: 842 };
  return {
    file: 'invoice.pdf',
    sha256,
    mediaType: 'application/pdf',
    pages: [{ page: 1, ...size, source: 'text-layer', engine: 'pdf.js', confidence: 1, text, words }],
    tables: [],
    fields: {
      docType: 'invoice',
      companyName: 'ACME Tools GmbH',
      documentDate: null,
      total: 1037.39,
      keyFigures: [],
      evidence: {},
    },
    pii: findPii(text).map((span) => ({ ...span, page: 1, text: text.slice(span.start, span.end) })),
    warnings: [],
  };
}
