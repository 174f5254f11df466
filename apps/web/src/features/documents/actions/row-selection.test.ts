import { describe, expect, it } from '@jest/globals';
import { toggled } from './row-selection.ts';

const shown = ['a', 'b', 'c', 'd'];
const after = (chosen: string[], id: string, rangeFrom?: string) =>
  [...toggled(shown, new Set(chosen), id, rangeFrom)].sort();

describe('a click on a row', () => {
  it('chooses it, and lets it go again', () => {
    expect(after([], 'b')).toEqual(['b']);
    expect(after(['a', 'b'], 'b')).toEqual(['a']);
  });

  it('with shift chooses all from the row before, in either direction, or lets all go', () => {
    expect(after(['b'], 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(after(['d'], 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(after(['a', 'b', 'c'], 'c', 'b')).toEqual(['a']);
  });

  it('chooses that row alone where the row before is gone', () => {
    expect(after([], 'c', 'z')).toEqual(['c']);
  });
});
