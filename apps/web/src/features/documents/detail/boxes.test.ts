import { describe, expect, it } from '@jest/globals';
import type { Fields, Table } from '@gemmavision/domain/documents';
import { boxesOfPage, placeOf } from './boxes.ts';

const fields: Fields = {
  docType: '10-K',
  companyName: 'Acme',
  documentDate: null,
  keyFigures: [
    {
      label: 'revenue',
      value: 5_000_000,
      printed: '5',
      scale: 1_000_000,
      unit: 'USD',
      period: null,
      page: 2,
      bbox: [10, 10, 20, 20],
      confidence: 0.9,
    },
  ],
  evidence: { companyName: { page: 1, bbox: [1, 2, 3, 4], confidence: 0.8 } },
};

const table: Table = {
  page: 2,
  bbox: [0, 0, 100, 50],
  confidence: 0.9,
  rows: [['Revenue', '5']],
  cells: [
    [
      { bbox: [0, 0, 40, 10], confidence: 1 },
      { bbox: null, confidence: 0 },
    ],
  ],
};

describe('boxes of a page', () => {
  it('are those of that page, fields topmost and a table under its cells', () => {
    const boxes = boxesOfPage({ fields, tables: [table] }, 2);
    expect(boxes.map((box) => box.key)).toEqual(['t.0', 't.0.0.0', 'k.0']);
    expect(boxesOfPage({ fields, tables: [table] }, 1).map((box) => box.key)).toEqual(['f.companyName']);
  });

  it('of personal data are one a line, and lead to the first', () => {
    const mark = { page: 1, type: 'STREET_ADDRESS' as const, start: 0, end: 9, text: null };
    const personal = new Map([
      [
        1,
        [
          {
            ...mark,
            boxes: [
              [1, 2, 3, 4],
              [1, 6, 3, 8],
            ] as [number, number, number, number][],
          },
        ],
      ],
    ]);
    expect(boxesOfPage({ personal }, 1).map(({ key, name, bbox }) => [key, name, bbox[1]])).toEqual([
      ['p.1.0', 'Address', 2],
      ['p.1.0', 'Address', 6],
    ]);
    expect(placeOf('p.1.0', { personal })).toEqual({ page: 1, bbox: [1, 2, 3, 4] });
  });

  it('lead from a cell without its own box to the table', () => {
    expect(placeOf('t.0.0.1', { tables: [table] })).toEqual({ page: 2, bbox: [0, 0, 100, 50] });
  });

  it('are nowhere while nothing is loaded, or for things that are not there', () => {
    expect(placeOf('k.0', {})).toBeUndefined();
    expect(placeOf('k.7', { fields })).toBeUndefined();
    expect(placeOf('t.9.0.0', { tables: [table] })).toBeUndefined();
  });
});
