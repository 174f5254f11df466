import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { saveResult, takeDocument } from '@gemmavision/db/processing';
import type { Problem } from '@gemmavision/domain/contract';
import type {
  AcceptedDocument,
  CorrectedFields,
  CorrectedPart,
  CorrectedResult,
  CorrectedTable,
  DocumentRecord,
  ExtractionResult,
  ListedCorrection,
} from '@gemmavision/domain/documents';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

// No worker runs here: the test itself writes what a worker would have read.
let portal: TestPortal;
let analyst: Person;
let annotator: Person;
beforeAll(async () => {
  portal = await startPortal();
  analyst = await portal.person('analyst');
  annotator = await portal.person('annotator', analyst.teamId);
});
afterAll(() => portal.close());

/** A page of an earnings release, as it was read: the company’s name misread. */
const reading = (): ExtractionResult => ({
  file: 'amcor.pdf',
  sha256: 'x',
  mediaType: 'application/pdf',
  pages: [],
  tables: [
    {
      page: 1,
      bbox: [38, 71, 560, 140],
      confidence: 0.85,
      rows: [
        ['($ million)', '2022', '2023'],
        ['Net sales', '14,544', '14,69l'],
      ],
      cells: [0, 1].map((row) =>
        [0, 1, 2].map((column) => ({
          bbox: [40 + column * 150, 71 + row * 17, 140 + column * 150, 86 + row * 17],
          confidence: 0.6,
          ...(row === 1 && column === 1 && { value: 14_544e6, scale: 1e6 }),
        })),
      ),
    },
  ],
  fields: {
    docType: 'earnings-release',
    companyName: 'Amcor p1c',
    documentDate: null,
    keyFigures: [
      {
        label: 'revenue',
        value: 14_544e6,
        printed: '14,544',
        scale: 1e6,
        unit: 'USD',
        period: '2021-07-01/2022-06-30',
        page: 1,
        bbox: [190, 88, 290, 103],
        confidence: 0.6,
      },
    ],
    evidence: { companyName: { page: 1, bbox: [40, 20, 100, 30], confidence: 0.5 } },
  },
  pii: [],
  warnings: [],
});

async function write(id: string, result: ExtractionResult): Promise<void> {
  const { database } = portal.server;
  const row = await database.document.update({ where: { id }, data: { status: 'QUEUED' } });
  const taken = await takeDocument(database, id, row.attempt, 'a test', 60_000);
  if (taken === null) throw new Error('the document is not there to be taken');
  expect(await saveResult(database, taken, result)).toBe(true);
}

let id: string;
let serial = 0;
beforeEach(async () => {
  const content = Buffer.from(`%PDF-1.7\n% corrections ${serial++}\n`);
  ({ id } = (await (await analyst.upload(content, 'amcor.pdf')).json()) as AcceptedDocument);
  await write(id, reading());
});

const send = (person: Person, method: string, path: string, body?: unknown) =>
  person.fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
const put = (body: unknown, person = annotator, document = id) =>
  send(person, 'PUT', `/api/documents/${document}/corrections`, body);
const part = async (response: Response) => {
  expect(response.status).toBe(200);
  return (await response.json()) as CorrectedPart;
};
const fieldsNow = (document = id) => analyst.json<CorrectedFields>(`/api/documents/${document}/fields`);
const tablesNow = async () =>
  (await analyst.json<{ items: CorrectedTable[] }>(`/api/documents/${id}/tables`)).items;
const recordNow = (document = id) => analyst.json<DocumentRecord>(`/api/documents/${document}`);

const company = { kind: 'field', name: 'companyName' };
const rightName = { target: company, value: 'Amcor plc', read: 'Amcor p1c', version: 0 };
const wrongCell = { kind: 'cell', table: 0, row: '1', column: '2' };

describe('a correction', () => {
  it('stands beside what was read, with who and when, in fields, result, list and CSV', async () => {
    const { fields } = await part(await put(rightName));
    expect(fields?.companyName).toBe('Amcor plc');
    expect(fields?.corrected?.['companyName']).toMatchObject({
      by: 'A annotator',
      read: 'Amcor p1c',
      kind: 'corrected',
      agrees: false,
      version: 1,
    });
    expect(await fieldsNow()).toEqual(fields);
    expect((await analyst.json<CorrectedResult>(`/api/documents/${id}/result`)).fields).toEqual(fields);
    expect(await recordNow()).toMatchObject({ companyName: 'Amcor plc' });
    const csv = await (await analyst.fetch(`/api/documents/${id}/fields.csv`)).text();
    expect(csv).toMatch(/^companyName,Amcor plc,.*Amcor p1c,A annotator,/m);
    const row = await portal.server.database.document.findUniqueOrThrow({ where: { id } });
    expect(row.fields).toMatchObject({ companyName: 'Amcor p1c' });
  });

  it('of a key figure means its number in the scale of the page', async () => {
    const target = { kind: 'figure', label: 'revenue', period: '2021-07-01/2022-06-30', nth: 0 };
    const { fields } = await part(await put({ target, value: '14,694', read: '14,544', version: 0 }));
    expect(fields?.keyFigures[0]).toMatchObject({ value: 14_694e6, printed: '14,694' });
  });

  it('of a cell gives it the number that was missed, and its table an added row', async () => {
    await part(await put({ target: wrongCell, value: '14,694', read: '14,69l', version: 0 }));
    const shape = { rows: ['0', '1', '+1'], columns: ['0', '1', '2'] };
    await part(await put({ target: { kind: 'shape', table: 0 }, value: shape, read: null, version: 0 }));
    const added = { kind: 'cell', table: 0, row: '+1', column: '0' };
    const { table } = await part(
      await put({ target: added, value: 'Cost of sales', read: null, version: 0 }),
    );
    expect(table?.table.rows).toEqual([
      ['($ million)', '2022', '2023'],
      ['Net sales', '14,544', '14,694'],
      ['Cost of sales', '', ''],
    ]);
    expect(table?.table.cells?.[1]?.[2]).toMatchObject({ value: 14_694e6, corrected: { read: '14,69l' } });
    expect(await tablesNow()).toEqual([table?.table]);
  });

  it('with the value as read confirms it', async () => {
    const { fields } = await part(await put({ ...rightName, value: 'Amcor p1c' }));
    expect(fields?.corrected?.['companyName']).toMatchObject({ kind: 'confirmed', agrees: true });
  });

  it('is taken back, and what was read stands again', async () => {
    const before = await fieldsNow();
    const { fields } = await part(await put(rightName));
    const mark = fields?.corrected?.['companyName'];
    const address = `/api/documents/${id}/corrections/${mark?.id}?version=${mark?.version}`;
    expect(await part(await send(annotator, 'DELETE', address))).toEqual({ fields: before });
    expect(await fieldsNow()).toEqual(before);
    expect(await recordNow()).toMatchObject({ companyName: 'Amcor p1c' });
    expect((await send(annotator, 'DELETE', address)).status).toBe(404);
  });

  it('is written into the audit, both ways', async () => {
    const { fields } = await part(await put(rightName));
    const mark = fields?.corrected?.['companyName'];
    await send(annotator, 'DELETE', `/api/documents/${id}/corrections/${mark?.id}?version=1`);
    const events = await portal.server.database.auditEvent.findMany({
      where: { subject: id, action: { startsWith: 'document.correct' } },
      orderBy: { sequence: 'asc' },
    });
    expect(events.map(({ action, details }) => ({ action, details }))).toEqual([
      { action: 'document.corrected', details: { target: company, isConfirmed: false } },
      { action: 'document.correction.removed', details: { target: company } },
    ]);
  });
});

describe('two people at once', () => {
  it('do not overwrite each other: the second is told who was first', async () => {
    await part(await put(rightName, analyst));
    const response = await put({ ...rightName, value: 'Amcor Ltd' });
    expect(response.status).toBe(409);
    const problem = (await response.json()) as Problem;
    expect(problem).toMatchObject({ code: 'conflict', facts: { version: 1, by: 'A analyst' } });
    expect((await fieldsNow()).companyName).toBe('Amcor plc');
    const { fields } = await part(await put({ ...rightName, value: 'Amcor Ltd', version: 1 }));
    expect(fields).toMatchObject({ companyName: 'Amcor Ltd', corrected: { companyName: { version: 2 } } });
  });

  it('in the same moment: one wins, the others get a conflict', async () => {
    const answers = await Promise.all(
      ['one', 'two', 'three', 'four'].map(async (value) => (await put({ ...rightName, value })).status),
    );
    expect(answers.sort()).toEqual([200, 409, 409, 409]);
    expect((await analyst.json<{ items: unknown[] }>(`/api/documents/${id}/corrections`)).items).toHaveLength(
      1,
    );
  });

  it('may not correct what is no longer what they saw', async () => {
    expect((await put({ ...rightName, read: 'Amcor' })).status).toBe(409);
  });
});

describe('another analysis', () => {
  it('keeps corrections, and says where it agrees now', async () => {
    await part(await put(rightName));
    await part(await put({ target: wrongCell, value: '14,694', read: '14,69l', version: 0 }));
    const better = reading();
    better.fields.companyName = 'Amcor plc';
    // A table more before it: the corrected one is found by its place.
    better.tables.unshift({ ...better.tables[0]!, page: 2, bbox: [0, 0, 10, 10], cells: undefined });
    await write(id, better);
    expect((await fieldsNow()).corrected?.['companyName']).toMatchObject({ agrees: true, read: 'Amcor plc' });
    const [first, second] = await tablesNow();
    expect(first?.rows[1]?.[2]).toBe('14,69l');
    expect(second?.rows[1]?.[2]).toBe('14,694');
    expect(await recordNow()).toMatchObject({ companyName: 'Amcor plc' });
  });

  it('keeps the corrected name in the list of documents', async () => {
    await part(await put(rightName));
    await write(id, reading());
    expect(await recordNow()).toMatchObject({ companyName: 'Amcor plc' });
  });

  it('lists what has lost its place, so that nothing is gone unnoticed', async () => {
    await part(await put({ target: wrongCell, value: '14,694', read: '14,69l', version: 0 }));
    await write(id, { ...reading(), tables: [] });
    const { items } = await analyst.json<{ items: ListedCorrection[] }>(`/api/documents/${id}/corrections`);
    expect(items).toMatchObject([{ value: '14,694', page: 1, isPlaced: false }]);
  });
});

describe('copies of a document', () => {
  it('share its corrections, and inherit them when it is deleted', async () => {
    const original = await analyst.fetch(`/api/documents/${id}/original`);
    const answer = await analyst.upload(new Uint8Array(await original.arrayBuffer()), 'copy.pdf');
    const copy = (await answer.json()) as AcceptedDocument;
    expect(copy.duplicateOf).toBe(id);
    await part(await put(rightName, annotator, copy.id));
    expect((await fieldsNow()).companyName).toBe('Amcor plc');
    expect((await send(analyst, 'DELETE', `/api/documents/${id}`)).status).toBe(204);
    expect((await fieldsNow(copy.id)).corrected?.['companyName']).toMatchObject({ kind: 'corrected' });
  });
});

describe('who may not', () => {
  it('correct: a viewer sees what was corrected, and nothing else', async () => {
    const viewer = await portal.person('viewer', analyst.teamId);
    expect((await put(rightName, viewer)).status).toBe(403);
    await part(await put(rightName));
    const { items } = await viewer.json<{ items: ListedCorrection[] }>(`/api/documents/${id}/corrections`);
    expect(items).toHaveLength(1);
    const address = `/api/documents/${id}/corrections/${items[0]?.id}?version=1`;
    expect((await send(viewer, 'DELETE', address)).status).toBe(403);
  });

  it('learn of it: another team finds no such document', async () => {
    const stranger = await portal.person('owner');
    expect((await put(rightName, stranger)).status).toBe(404);
    expect((await stranger.fetch(`/api/documents/${id}/corrections`)).status).toBe(404);
  });
});

describe('what cannot stand there', () => {
  it.each([
    ['a word for a date', { target: { kind: 'field', name: 'documentDate' }, value: 'May', read: null }],
    ['a number for a name', { target: company, value: 7, read: 'Amcor p1c' }],
    ['a field that is none', { target: { kind: 'field', name: 'evidence' }, value: 'x', read: null }],
    ['a cell without text', { target: wrongCell, value: 5, read: '14,69l' }],
    [
      'a row twice',
      { target: { kind: 'shape', table: 0 }, value: { rows: ['0', '0'], columns: ['0'] }, read: null },
    ],
    [
      'a figure that is no number',
      {
        target: { kind: 'figure', label: 'revenue', period: '2021-07-01/2022-06-30', nth: 0 },
        value: 'much',
        read: '14,544',
      },
    ],
  ])('is refused with 400: %s', async (_what, body) => {
    const response = await put({ ...body, version: 0 });
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([400, 'invalid_request']);
  });

  it.each([
    ['a cell beyond the table', { ...wrongCell, row: '9' }],
    ['a table that is not there', { ...wrongCell, table: 4 }],
    ['a figure that was not read', { kind: 'figure', label: 'cash', period: null, nth: 0 }],
  ])('is not found: %s', async (_what, target) => {
    expect((await put({ target, value: '1', read: '1', version: 0 })).status).toBe(404);
  });
});
