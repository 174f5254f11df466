import { describe, expect, it } from '@jest/globals';
import type { DataColumn } from './data-column.ts';
import { sortedNext, sortRows, type SortBy } from './table-sort.ts';

interface Row {
  name: string;
  size: number | null;
}

const name: DataColumn<Row> = { key: 'name', header: 'Name', value: (row) => row.name };
const size: DataColumn<Row> = { key: 'size', header: 'Size', isNumeric: true, value: (row) => row.size };
const rows: Row[] = [
  { name: 'Gemma 3 12B', size: 12 },
  { name: 'gemma 3 4B', size: null },
  { name: 'Gemma 3 27B', size: 27 },
  { name: 'Gemma 2 27B', size: 27 },
];
const namesBy = (sortBy?: SortBy) => sortRows(rows, [name, size], sortBy).map((row) => row.name);

describe('the order of a table', () => {
  it('is that of its rows until a column is chosen, and where the column does not exist', () => {
    expect(namesBy()).toEqual(rows.map((row) => row.name));
    expect(namesBy({ key: 'colour' })).toEqual(namesBy());
  });

  it('puts what is unknown last, up and down, and leaves equals as they came', () => {
    expect(namesBy({ key: 'size' })).toEqual(['Gemma 3 12B', 'Gemma 3 27B', 'Gemma 2 27B', 'gemma 3 4B']);
    expect(namesBy({ key: 'size', descending: true })).toEqual([
      'Gemma 3 27B',
      'Gemma 2 27B',
      'Gemma 3 12B',
      'gemma 3 4B',
    ]);
  });

  it('reads numbers within words as numbers, whatever the case', () => {
    expect(namesBy({ key: 'name' })).toEqual(['Gemma 2 27B', 'gemma 3 4B', 'Gemma 3 12B', 'Gemma 3 27B']);
  });

  it('goes one way, the other way and back to the rows’ own, numbers from the largest', () => {
    const pressed = (column: DataColumn<Row>) => {
      const first = sortedNext(column, { key: 'other' });
      const second = sortedNext(column, first);
      return [first, second, sortedNext(column, second)];
    };
    expect(pressed(size)).toEqual([
      { key: 'size', descending: true },
      { key: 'size', descending: false },
      undefined,
    ]);
    expect(pressed(name)).toEqual([
      { key: 'name', descending: false },
      { key: 'name', descending: true },
      undefined,
    ]);
  });
});
