import { describe, expect, it } from '@jest/globals';
import { aPage, statement, wordsAt } from '../page/page-builder.ts';
import { findTables } from './explain-tables.ts';

describe('a text that almost touches the number before it', () => {
  it('is a cell of its own where other rows show that a column ends between them', () => {
    const rows = [
      ['', 'Gain', '', 'Reclassified'],
      ['Contracts', '13', '', '4'],
      ['Swaps', '22', '', '3'],
      ['Forwards', '9', '', '7'],
      ['Options', '1,114', '', '89'],
    ];
    const places = ['Cost of goods sold', 'Interest expense', 'Other income', 'Net revenues'];
    const words = [
      ...wordsAt(statement(rows, [300, 300, 560])),
      ...places.flatMap((text, i) => wordsAt([{ text, x: i === 3 ? 304 : 312, y: 114 + i * 14 }])),
    ];
    const [table] = findTables({ ...aPage({}), words });
    expect(table?.rows.at(-1)).toEqual(['Options', '1,114', 'Net revenues', '89']);
  });
});
