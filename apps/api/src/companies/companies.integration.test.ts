import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Company, CompanyDocument, MergedFigure } from '@gemmavision/domain/companies';
import type { Problem } from '@gemmavision/domain/contract';
import type { DocumentType, Fields, KeyFigure } from '@gemmavision/domain/documents';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

// The server of these tests checks every answer against its contract and fails on an undeclared property.
let portal: TestPortal;
let reader: Person;
beforeAll(async () => {
  portal = await startPortal();
  reader = await portal.person('viewer');
});
afterAll(() => portal.close());

interface Read {
  company: string;
  cik?: string;
  docType?: DocumentType;
  date?: string;
  figures?: Partial<KeyFigure>[];
  duplicateOf?: string;
  status?: 'DONE' | 'FAILED';
}

/** A document that was read, without the reading. */
async function read(teamId: string, given: Read): Promise<string> {
  const {
    company,
    cik,
    docType = '10-K',
    date = '2024-02-03',
    figures = [],
    duplicateOf,
    status = 'DONE',
  } = given;
  const id = randomUUID();
  const fields: Fields = {
    docType,
    companyName: company,
    documentDate: date,
    cik,
    keyFigures: figures.map((figure) => ({
      label: 'revenue',
      value: 100e6,
      printed: '100',
      scale: 1e6,
      unit: 'USD',
      period: '2023-01-29/2024-02-03',
      page: 2,
      bbox: [10, 20, 30, 40],
      confidence: 0.9,
      ...figure,
    })),
    evidence: {},
  };
  await portal.server.database.document.create({
    data: {
      id,
      teamId,
      fileName: `${company}.pdf`,
      mediaType: 'application/pdf',
      sizeBytes: 10,
      sha256: id,
      storageKey: id,
      status,
      docType,
      companyName: company,
      cik,
      documentDate: date,
      fields,
      duplicateOfId: duplicateOf,
    },
  });
  return id;
}

interface Page {
  items: Company[];
  nextCursor: string | null;
}
interface Answer {
  company: Company;
  documents: CompanyDocument[];
  olderDocuments: number;
  figures: MergedFigure[];
}

describe('the list of companies', () => {
  it('counts one company however its name is written, and leaves out copies and what was not read', async () => {
    const first = await read(reader.teamId, { company: 'BEST BUY CO., INC.', date: '2023-07-29' });
    await read(reader.teamId, { company: 'Best Buy Co., Inc.' });
    await read(reader.teamId, { company: 'Best Buy Co., Inc.', duplicateOf: first });
    await read(reader.teamId, { company: 'Best Buy Co., Inc.', status: 'FAILED' });
    const { items } = await reader.json<Page>('/api/companies?q=best%20buy');
    expect(items).toEqual([
      {
        key: 'best-buy',
        name: 'Best Buy Co., Inc.',
        otherNames: ['BEST BUY CO., INC.'],
        cik: null,
        documents: 2,
        filings: 2,
        latestDate: '2024-02-03',
      },
    ]);
  });

  it('can be narrowed to companies with filings', async () => {
    await read(reader.teamId, { company: 'Coolblue B.V.', docType: 'invoice' });
    const namesOf = async (query: string) =>
      (await reader.json<Page>(`/api/companies${query}`)).items.map(({ name }) => name);
    expect(await namesOf('')).toContain('Coolblue B.V.');
    expect(await namesOf('?documents=filings')).not.toContain('Coolblue B.V.');
  });

  it('pages through all companies once, in the order of their names', async () => {
    const person = await portal.person('analyst');
    const names = ['Übermut AG', 'Zeta plc', 'alpha', 'Beta Ltd', '日本電気株式会社'];
    for (const company of names) await read(person.teamId, { company });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({ limit: '2', ...(cursor && { cursor }) });
      const page: Page = await person.json(`/api/companies?${query}`);
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['alpha', 'Beta Ltd', 'Übermut AG', 'Zeta plc', '日本電気株式会社']);
  });
});

describe('one company', () => {
  it('has the figures of all its documents, each print with its document, and marks what was restated', async () => {
    const person = await portal.person('annotator');
    const earlier = await read(person.teamId, {
      company: 'ACME CORP',
      date: '2024-02-03',
      figures: [{}, { label: 'totalAssets', period: '2024-02-03', value: 500e6, printed: '500' }],
    });
    const later = await read(person.teamId, {
      company: 'Acme Corporation',
      date: '2025-02-01',
      figures: [
        { period: '2024-02-04/2025-02-01', value: 110e6, printed: '110' },
        { period: '2023-01-30/2024-02-03', value: 98e6, printed: '98' },
      ],
    });
    const answer = await person.json<Answer>('/api/companies/acme');
    expect(answer.documents.map(({ id, figures }) => [id, figures])).toEqual([
      [later, 2],
      [earlier, 2],
    ]);
    const restated = answer.figures.filter(({ isRestated }) => isRestated);
    expect(restated.map(({ label, value }) => [label, value])).toEqual([['revenue', 98e6]]);
    expect(restated[0]?.readings.map(({ documentId, index }) => [documentId, index])).toEqual([
      [later, 1],
      [earlier, 0],
    ]);
    expect(answer.figures).toHaveLength(3);
    expect(answer.olderDocuments).toBe(0);
  });

  it('is one under both names where its filings print one number of the SEC', async () => {
    const cik = '0001512673';
    const person = await portal.person('viewer');
    await read(person.teamId, { company: 'Square, Inc.', cik, date: '2021-02-23' });
    await read(person.teamId, { company: 'BLOCK, INC.', cik });
    await read(person.teamId, { company: 'Block, Inc.' });
    for (const key of ['block', 'square']) {
      const { company, documents } = await person.json<Answer>(`/api/companies/${key}`);
      expect(company).toMatchObject({ key: 'block', name: 'Block, Inc.', cik, documents: 3 });
      expect(documents).toHaveLength(3);
    }
    expect((await person.json<Page>(`/api/companies?q=${cik}`)).items).toHaveLength(1);
  });

  it('has the figures as people corrected them', async () => {
    const person = await portal.person('analyst');
    const id = await read(person.teamId, { company: 'Typo Ltd', figures: [{}] });
    const answer = await person.fetch(`/api/documents/${id}/corrections`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        target: { kind: 'figure', label: 'revenue', period: '2023-01-29/2024-02-03', nth: 0 },
        value: '180',
        read: '100',
        version: 0,
      }),
    });
    expect(answer.ok).toBe(true);
    const { figures } = await person.json<Answer>('/api/companies/typo');
    expect(figures).toMatchObject([{ value: 180e6, readings: [{ printed: '180', isCorrected: true }] }]);
  });

  it('is not there for another team, whose documents do not count either', async () => {
    const [one, other] = await Promise.all([portal.person('owner'), portal.person('owner')]);
    await read(one.teamId, { company: 'Secret Holdings Inc.' });
    expect((await one.json<Answer>('/api/companies/secret-holdings')).documents).toHaveLength(1);
    const refused = await other.fetch('/api/companies/secret-holdings');
    expect(refused.status).toBe(404);
    expect(await other.json<Page>('/api/companies')).toEqual({ items: [], nextCursor: null });
    await read(other.teamId, { company: 'SECRET HOLDINGS, INC.' });
    const { company, documents } = await other.json<Answer>('/api/companies/secret-holdings');
    expect([company.documents, documents.length]).toEqual([1, 1]);
  });

  it('is open to every role of the team, and to nobody who is not signed in', async () => {
    await read(reader.teamId, { company: 'Open Ltd' });
    expect((await reader.fetch('/api/companies/open')).status).toBe(200);
    for (const address of ['/api/companies', '/api/companies/open']) {
      const answer = await fetch(portal.url + address);
      expect(answer.status).toBe(401);
      expect((await answer.json()) as Problem).toMatchObject({ code: 'not_signed_in' });
    }
  });
});
