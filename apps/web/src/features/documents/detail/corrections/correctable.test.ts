import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CorrectedFields, CorrectedTable, CorrectionMark } from '@gemmavision/domain/documents';
import { correctableOf, valueFrom } from './correctable.ts';

const mark: CorrectionMark = {
  id: 'c1',
  version: 3,
  by: 'Ada',
  at: '2026-01-02T03:04:05.000Z',
  kind: 'corrected',
  read: 'Amcor p1c',
  agrees: false,
};
const fields: CorrectedFields = {
  docType: 'earnings-release',
  companyName: 'Amcor plc',
  documentDate: null,
  keyFigures: [],
  evidence: {},
  corrected: { companyName: mark },
};
const table: CorrectedTable = {
  page: 1,
  bbox: [0, 0, 1, 1],
  confidence: 1,
  rows: [
    ['a', 'b'],
    ['', 'd'],
  ],
  rowIds: ['3', '+1'],
  columnIds: ['1', '0'],
};

describe('what can be corrected', () => {
  it('knows what was read under what a person said', () => {
    expect(correctableOf('f.companyName', { fields })).toMatchObject({
      value: 'Amcor plc',
      read: 'Amcor p1c',
      mark: { version: 3 },
      writing: 'text',
    });
    expect(correctableOf('f.documentDate', { fields })).toMatchObject({ value: null, writing: 'date' });
    expect(correctableOf('f.evidence', { fields })).toBeUndefined();
  });

  it('names a cell by the row and column that were read, wherever they stand now', () => {
    expect(correctableOf('t.0.0.0', { tables: [table] })?.target).toEqual({
      kind: 'cell',
      table: 0,
      row: '3',
      column: '1',
    });
    expect(correctableOf('t.0.1.1', { tables: [table] })).toMatchObject({ read: null, value: 'd' });
    expect(correctableOf('t.0.2.0', { tables: [table] })).toBeUndefined();
  });
});

describe('what a person types', () => {
  const total = { writing: 'number', target: { kind: 'field', name: 'total' } } as const;
  const date = { writing: 'date', target: { kind: 'field', name: 'documentDate' } } as const;

  it('is a number in the ways in which people write them', () => {
    for (const typed of ['1234.5', '1,234.50', "1'234.50", '1234,5', '1 234.5']) {
      expect([typed, valueFrom(typed, total)]).toEqual([typed, { value: 1234.5 }]);
    }
    expect(valueFrom('12,345', total)).toEqual({ value: 12_345 });
    expect(valueFrom('much', total)).toHaveProperty('problem');
  });

  it('may be nothing, where nothing may stand there', () => {
    expect(valueFrom('  ', total)).toEqual({ value: null });
    expect(valueFrom('', { writing: 'figure', target: total.target })).toHaveProperty('problem');
    expect(valueFrom('31.12.2024', date)).toHaveProperty('problem');
  });

  it('keeps every number that JavaScript itself writes', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
        const rounded = Math.round(value * 100) / 100 + 0;
        expect(valueFrom(String(rounded), total)).toEqual({ value: rounded });
      }),
    );
  });
});
