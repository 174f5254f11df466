import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { AcceptedDocument, DocumentRecord } from '@gemmavision/domain/documents';
import type { LlmComparison } from '@gemmavision/domain/llm';
import { createLogger } from '@gemmavision/logging';
import { pdfOf } from '../../../testing/filing-pdf.ts';
import { startLlmServer, type LlmServer } from '../../../testing/llm-server.ts';
import { startPortal, type Person, type TestPortal } from '../../../testing/portal.ts';

/**
 * Documents full of personal data go all the way: uploaded, read by a worker, read by a language model, looked at, asked
 * for wrongly. Their data may be in the documents' own tables and in the answers for people who may see it, nowhere else.
 */
let portal: TestPortal;
let owner: Person;
let llm: LlmServer;
let document: DocumentRecord;
const lines: string[] = [];
const canaries: string[] = [];

beforeAll(async () => {
  const file = path.resolve(import.meta.dirname, '../../../fixtures/personal-data.jsonl');
  const cases = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line): { text: string; spans: { type: string; value: string }[] } => JSON.parse(line));
  canaries.push(
    ...cases.flatMap(({ spans }) => spans.filter(({ type }) => type !== 'PERSON').map(({ value }) => value)),
  );
  const destination = { write: (line: string) => void lines.push(line) };
  llm = await startLlmServer();
  portal = await startPortal({ logger: createLogger({ app: 'test', level: 'debug', destination }) });
  owner = await portal.person('owner');
  await allowModel();
  await portal.startWorker();
  const pdf = pdfOf([cases.map(({ text }, index) => [40, 740 - 20 * index, 9, text] as const)]);
  const { id } = (await (await owner.upload(pdf, 'letters.pdf')).json()) as AcceptedDocument;
  document = await owner.finished(id);
  for (let status = 'PENDING'; status !== 'DONE'; await sleep(100)) {
    const { readings } = await owner.json<LlmComparison>(`/api/documents/${id}/llm`);
    status = readings[0]?.status ?? status;
    if (status === 'FAILED') throw new Error(JSON.stringify(readings));
  }
}, 180_000);
afterAll(async () => {
  await portal.close();
  await llm.close();
});

/** The team's own model, asked for every document, with the images of its pages. */
async function allowModel(): Promise<void> {
  await portal.server.database.llmAllowedHost.create({ data: llm.allowedHost });
  const answer = await owner.send('PUT', '/api/team/llm', {
    baseUrl: llm.baseUrl,
    model: 'gemma-3-4b-it',
    sends: 'text-and-images',
    timeoutMilliseconds: 10_000,
    isStreamed: true,
    isAutomatic: true,
    currency: 'EUR',
    inputPriceMicros: 0,
    outputPriceMicros: 0,
    monthlyBudgetMicros: null,
    version: 0,
  });
  expect(answer.status).toBe(200);
  const approval = { upTo: 'internal', reason: 'It runs on our own machine.', version: 1 };
  expect((await owner.send('POST', '/api/team/llm/approval', approval)).status).toBe(200);
}

/** Which of the personal data a text holds, also where its spaces are other ones. */
const heldBy = (text: string) => {
  const plain = text.replace(/\s/g, '');
  return canaries.filter((canary) => plain.includes(canary.replace(/\s/g, '')));
};

it('is found in the document, so that there is something to hide', async () => {
  const text = JSON.stringify(await owner.json(`/api/documents/${document.id}/text`));
  expect(heldBy(text)).toEqual(canaries);
});

it('is in no request to the language model, and hidden in the image that goes along', () => {
  expect(llm.requests).toHaveLength(1);
  expect(llm.requests[0]?.images).toHaveLength(1);
  expect(heldBy(JSON.stringify(llm.requests.map(({ body, headers }) => [body, headers])))).toEqual([]);
});

it('is in no line of the log, also when requests with it go wrong', async () => {
  for (const canary of canaries) {
    const said = encodeURIComponent(canary);
    await owner.fetch(`/api/documents/${said}`);
    await owner.fetch(`/api/documents?q=${said}&unknown=${said}`);
    await owner.fetch(`/api/documents/${document.id}/search?q=${said}`);
    await owner.fetch(`/api/companies/${said}`);
  }
  expect(lines.length).toBeGreaterThan(canaries.length);
  expect(heldBy(lines.join('\n'))).toEqual([]);
});

it('is in no error report', async () => {
  for (const canary of canaries) {
    const answers = await Promise.all([
      owner.fetch(`/api/documents/${document.id}/text?page=${encodeURIComponent(canary)}`),
      owner.send('PATCH', `/api/documents/${document.id}`, { classification: canary }),
      owner.send('POST', `/api/documents/${document.id}/retry`, { engine: canary }),
      owner.send('POST', '/api/team/invitations', { email: 'x@example.com', role: canary }),
    ]);
    const said = (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(heldBy(said)).toEqual([]);
  }
});

it('is in no metric', async () => {
  const metrics = await (await fetch(`${portal.url}/metrics`)).text();
  expect(metrics).toContain('quantadvisor_documents');
  expect(heldBy(metrics)).toEqual([]);
});

it('is in no table but those of the documents and what was read in them: no queue entry, no event, no usage', async () => {
  const client = new pg.Client({ connectionString: portal.databaseUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string; rows: string }>(`
    SELECT format('%I.%I', table_schema, table_name) AS name,
      (xpath('/table/row', query_to_xml(format('SELECT * FROM %I.%I', table_schema, table_name), true, false, '')))::text
        AS rows
    FROM information_schema.tables
    WHERE table_schema IN ('public', 'bullmq') AND table_type = 'BASE TABLE'`);
  await client.end();
  const holding = tables.filter(({ rows }) => heldBy(rows ?? '').length > 0).map(({ name }) => name);
  expect(tables.some(({ name }) => name.startsWith('bullmq.'))).toBe(true);
  const own = ['public."Document"', 'public."DocumentPage"', 'public."DocumentTable"', 'public."LlmReading"'];
  expect(holding.filter((name) => !own.includes(name))).toEqual([]);
  expect(holding).toContain('public."DocumentPage"');
});
