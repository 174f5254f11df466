import { describe, expect, it } from '@jest/globals';
import { aPage, statement } from '../page/page-builder.ts';
import { findTables } from './explain-tables.ts';

describe('the titles above a statement', () => {
  it('stay outside: centred over the whole, or over the labels with the page’s own words above them', () => {
    const rows = [
      ['', '2021', '2020'],
      ['Net sales', '192,052', '163,220'],
      ['Membership fees', '3,877', '3,541'],
      ['Total revenue', '195,929', '166,761'],
    ];
    const body = statement(rows, [400, 520], 130);
    const centred = [
      { text: 'WHOLESALE CORPORATION', x: 228, y: 88 },
      { text: '(UNAUDITED)', x: 253, y: 102 },
    ];
    expect(findTables(aPage({ texts: [...centred, ...body] }))[0]?.rows).toEqual(rows);
    const overLabels = [
      { text: 'Table of Contents', x: 440, y: 74 },
      { text: 'Balance Sheets', x: 40, y: 90 },
      { text: '$ in millions', x: 40, y: 104 },
    ];
    expect(findTables(aPage({ texts: [...overLabels, ...body] }))[0]?.rows).toEqual(rows);
  });
});
