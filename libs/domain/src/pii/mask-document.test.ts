import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CorrectedResult, CorrectionMark, ListedCorrection } from '../documents/corrections.ts';
import type { PageText, PiiSpan } from '../documents/extraction-result.ts';
import { createDocumentMask } from './mask-document.ts';
import { personalValues } from './personal-fields.ts';
import type { TypedSpan } from './text-spans.ts';

const box = (column: number, row: number): [number, number, number, number] => [
  column * 10,
  row * 20,
  column * 10 + 9,
  row * 20 + 10,
];

/** A page whose words stand in a grid: the word of a line, the line of the page. */
function pageOf(page: number, ...lines: string[]): PageText {
  const words = lines.flatMap((line, row) =>
    line.split(' ').map((text, column) => ({ text, bbox: box(column, row), confidence: 1 })),
  );
  return {
    page,
    width: 200,
    height: 200,
    source: 'ocr',
    engine: 'test',
    confidence: 1,
    text: lines.join('\n'),
    words,
  };
}

const pages = [
  pageOf(
    1,
    'Attn: Ottilie Brandvold',
    'Lange Straße 12',
    '10115 Berlin',
    'IBAN DE88 2008 0000 0970 3757 00',
    'Revenue 1,234 1,100',
  ),
  pageOf(2, 'approved by OTTILIE BRANDVOLD', 'pay DE88200800000970375700 now'),
];
const first = pages[0]?.text ?? '';
const span = (type: PiiSpan['type'], text: string): PiiSpan => {
  const start = first.indexOf(text);
  return { page: 1, type, start, end: start + text.length, text };
};
const pii = [
  span('PERSON', 'Ottilie Brandvold'),
  span('STREET_ADDRESS', 'Lange Straße 12\n10115 Berlin'),
  span('IBAN_CODE', 'DE88 2008 0000 0970 3757 00'),
];
/** As the recogniser would in texts that were not there when the document was read. */
const find = (text: string): TypedSpan[] =>
  [...text.matchAll(/\S+@\S+/g)].map((match) => ({
    type: 'EMAIL_ADDRESS',
    start: match.index,
    end: match.index + match[0].length,
  }));
const mask = createDocumentMask(pii, [], find);
const mark = (read: string | null): CorrectionMark => ({
  id: 'c',
  version: 1,
  by: 'A member',
  at: '2024-01-01T00:00:00.000Z',
  kind: 'corrected',
  read,
  agrees: false,
});

const result: CorrectedResult = {
  file: 'a.pdf',
  sha256: 'x',
  mediaType: 'application/pdf',
  pages,
  tables: [
    {
      page: 1,
      bbox: [0, 0, 200, 100],
      confidence: 1,
      rows: [
        // The address begins in one cell and ends in another; neither is a value by itself.
        ['Straße 12', '10115', 'ask new@person.example'],
        ['Revenue', '1,234', '1,100'],
        ['by Ottilie Brandvold', '97037', ''],
      ],
      cells: [
        [
          { bbox: [10, 18, 30, 32], confidence: 1 },
          { bbox: [0, 38, 9, 52], confidence: 1, value: 10_115, scale: 1 },
          { bbox: null, confidence: 1, corrected: mark('ask old@person.example') },
        ],
        [
          { bbox: [0, 78, 9, 92], confidence: 1 },
          { bbox: [10, 78, 19, 92], confidence: 1, value: 1_234 },
          { bbox: [20, 78, 29, 92], confidence: 1, value: 1_100 },
        ],
        [
          { bbox: null, confidence: 1 },
          { bbox: [190, 190, 199, 199], confidence: 1, value: 97_037 },
          { bbox: null, confidence: 1 },
        ],
      ],
      checks: [
        { kind: 'row', cell: [1, 1], terms: [{ cell: [1, 2], sign: 1 }], expected: 1, found: 1, holds: true },
        { kind: 'row', cell: [0, 1], terms: [{ cell: [1, 2], sign: 1 }], expected: 1, found: 1, holds: true },
      ],
    },
  ],
  fields: {
    docType: 'invoice',
    companyName: 'Brandvold Shipping',
    documentDate: '2024-01-31',
    iban: 'DE88200800000970375700',
    address: 'Lange Straße 12, 10115 Berlin',
    buyerName: 'Somebody Unknown',
    auditor: 'Ottilie  Brandvold',
    total: 1_234,
    lineItems: [
      {
        description: 'Hours of Ottilie Brandvold',
        quantity: 1,
        unitPrice: 1_234,
        amount: 1_234,
        page: 1,
        bbox: box(0, 4),
      },
    ],
    keyFigures: [
      {
        label: 'revenue',
        value: 1_234,
        printed: '1,234',
        scale: 1,
        unit: 'EUR',
        period: '2023',
        page: 1,
        bbox: box(1, 4),
        confidence: 1,
      },
    ],
    evidence: {},
    corrected: { iban: mark('DE88200800000970375701'), companyName: mark('Brandvold 5hipping') },
  },
  pii,
  warnings: [
    'The XML says buyer@person.example, the page Ottilie Brandvold.',
    'buyerName: the attached a.xml says "Person Unknown", the page says "Unknown"; the attachment\'s value is used.',
  ],
};
const canaries = [
  /ottilie ?\s*brandvold/i,
  /lange|straße|10115|berlin/i,
  /DE88|9703 ?7570|2008/,
  /person\.example/,
  /Unknown/,
];

describe('what somebody sees who may not see personal data', () => {
  const masked = mask.result(result);

  it('holds nothing of it, in no part', () => {
    for (const canary of canaries) expect(JSON.stringify(result)).toMatch(canary);
    for (const canary of canaries) expect(JSON.stringify(masked)).not.toMatch(canary);
  });

  it('has the same words in the same places', () => {
    masked.pages.forEach(({ text, words }, index) => {
      expect(text).toHaveLength(pages[index]?.text.length ?? 0);
      expect(words.map(({ bbox }) => bbox)).toEqual(pages[index]?.words.map(({ bbox }) => bbox));
      expect(words.map((word) => word.text)).toEqual(text.split(/\s/));
    });
  });

  it('keeps figures, the company and what is not personal', () => {
    const { fields, tables } = masked;
    expect(fields.keyFigures).toEqual(result.fields.keyFigures);
    expect(fields).toMatchObject({
      companyName: 'Brandvold Shipping',
      total: 1_234,
      documentDate: '2024-01-31',
    });
    expect(fields.corrected?.['companyName']?.read).toBe('Brandvold 5hipping');
    expect(tables[0]?.rows[1]).toEqual(['Revenue', '1,234', '1,100']);
    expect(tables[0]?.cells?.[1]).toEqual(result.tables[0]?.cells?.[1]);
    // The digits of the account number, but elsewhere and by themselves: a figure like any other.
    expect([tables[0]?.rows[2]?.[1], tables[0]?.cells?.[2]?.[1]?.value]).toEqual(['97037', 97_037]);
  });

  it('says no number that a hidden cell means, nor what it adds up to', () => {
    expect(masked.tables[0]?.cells?.[0]?.[1]).toEqual({ bbox: [0, 38, 9, 52], confidence: 1 });
    expect(masked.tables[0]?.checks).toEqual([result.tables[0]?.checks?.[0]]);
  });

  it('masks what people wrote', () => {
    const correction: ListedCorrection = {
      ...mark('x'),
      page: 1,
      isPlaced: true,
      target: { kind: 'cell', table: 0, row: '0', column: '0' },
      value: 'ask new@person.example',
    };
    const seen = mask.corrections([
      correction,
      { ...correction, target: { kind: 'field', name: 'buyerName' }, read: 'Somebody', value: 'Some One' },
      { ...correction, target: { kind: 'field', name: 'companyName' }, value: 'Brandvold Shipping' },
    ]);
    expect(seen.map(({ value }) => value)).toEqual([
      'ask ••••••••••••••••••',
      '•••• •••',
      'Brandvold Shipping',
    ]);
    expect(seen[1]?.read).toBe('••••••••');
  });

  it('is masked on the pages too where only the key information says that it is personal', () => {
    const fields = {
      ...result.fields,
      buyerName: 'Zoltan Trading',
      companyName: 'Acme',
      corrected: undefined,
    };
    const page = pageOf(1, 'Sold to Zoltan Trading', 'Acme 1,234');
    const told = createDocumentMask([], personalValues(fields), find);
    expect(told.page(page).text).toBe('Sold to •••••• •••••••\nAcme 1,234');
    expect(personalValues({ ...fields, buyerName: 'Total' }).map(({ text }) => text)).not.toContain('Total');
  });

  it('is what it is where nothing personal was found', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.stringMatching(/^[a-z0-9,.]{1,8}$/), { minLength: 1 })), (lines) => {
        const page = pageOf(1, ...lines.map((line) => line.join(' ')));
        expect(createDocumentMask([], [], () => []).page(page)).toEqual(page);
      }),
    );
  });
});
