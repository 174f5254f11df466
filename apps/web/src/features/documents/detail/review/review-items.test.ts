import { describe, expect, it } from '@jest/globals';
import type { CorrectedFields, CorrectedTable, CorrectionMark } from '@gemmavision/domain/documents';
import { isPressing, nextItem, reviewItems } from './review-items.ts';

const mark: CorrectionMark = {
  id: 'c1',
  version: 1,
  by: 'Ada',
  at: '2026-01-02T03:04:05.000Z',
  kind: 'confirmed',
  read: 'x',
  agrees: true,
};
const bbox: [number, number, number, number] = [0, 0, 1, 1];
const fields: CorrectedFields = {
  docType: 'receipt',
  companyName: 'Khoo Hardware',
  documentDate: null,
  total: 21.2,
  currency: 'MYR',
  keyFigures: [],
  evidence: {
    companyName: { page: 1, bbox, confidence: 0.5 },
    total: { page: 1, bbox, confidence: 0.9 },
    currency: { page: 1, bbox, confidence: 0.99 },
  },
};
const table: CorrectedTable = {
  page: 2,
  bbox,
  confidence: 0.9,
  rows: [['Tax', '1.2O']],
  cells: [
    [
      { bbox, confidence: 0.3 },
      { bbox, confidence: 0.3 },
    ],
  ],
};

describe('what a person should look at', () => {
  it('is what is missing, doubtful, or short of certain, in this order; what is certain is not', () => {
    const items = reviewItems({ fields, tables: [table] });
    expect(items.map(({ key, reason }) => [key, reason])).toEqual([
      ['f.documentDate', 'missing'],
      ['f.companyName', 'doubtful'],
      ['t.0.0.1', 'doubtful'],
      ['f.total', 'unsure'],
    ]);
    expect(items.filter(isPressing)).toHaveLength(3);
    expect(items[1]).toMatchObject({ name: 'Company', value: 'Khoo Hardware', page: 1 });
    // An amount as everywhere: with its currency and its cents.
    expect(items[3]).toMatchObject({ name: 'Total', value: 'MYR 21.20' });
  });

  it('is no more once a person has said something, unless another analysis says otherwise', () => {
    const keys = (corrected: CorrectedFields['corrected']) =>
      reviewItems({ fields: { ...fields, corrected } }).map((item) => [item.key, item.reason]);
    expect(keys({ companyName: mark })).not.toContainEqual(['f.companyName', 'doubtful']);
    expect(keys({ companyName: { ...mark, agrees: false } })).toContainEqual(['f.companyName', 'disagrees']);
    expect(keys({ documentDate: mark })).not.toContainEqual(['f.documentDate', 'missing']);
  });

  it('is what the language model read, by the page where it stands, until a person has said something', () => {
    const { total: _, ...evidence } = fields.evidence;
    const ofModel: CorrectedFields = { ...fields, evidence, fromModel: ['total'] };
    const model = new Map([['total', { page: 3, start: 0, end: 5 }]]);
    const item = reviewItems({ fields: ofModel, model }).find(({ key }) => key === 'f.total');
    expect(item).toMatchObject({ reason: 'unsure', value: 'MYR 21.20', page: 3 });
    const keys = reviewItems({ fields: { ...ofModel, fromModel: undefined, corrected: { total: mark } } });
    expect(keys.map(({ key }) => key)).not.toContain('f.total');
  });

  it('is nothing in a document of which nothing is loaded', () => {
    expect(reviewItems({})).toEqual([]);
  });
});

describe('stepping', () => {
  const items = reviewItems({ fields, tables: [table] });
  it('goes round, and begins at the first from nowhere', () => {
    expect(nextItem(items, null, 1)?.key).toBe('f.documentDate');
    expect(nextItem(items, 'f.documentDate', 1)?.key).toBe('f.companyName');
    expect(nextItem(items, 'f.total', 1)?.key).toBe('f.documentDate');
    expect(nextItem(items, 'f.documentDate', -1)?.key).toBe('f.total');
    expect(nextItem([], null, 1)).toBeUndefined();
  });
});
