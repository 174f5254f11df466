import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toMarkdown } from './markdown.ts';

describe('a table as Markdown', () => {
  it('sets columns of figures right', () => {
    const rows = [
      ['', '2023'],
      ['Net sales', '14,694'],
      ['Cost', '(11,969)'],
    ];
    expect(toMarkdown({ rows })).toBe(
      ['|  | 2023 |', '| --- | --: |', '| Net sales | 14,694 |', '| Cost | (11,969) |'].join('\n'),
    );
  });

  it('has as many lines and cells as the table, whatever is in them', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '|', '\\', '\n', ' ') });
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const lines = toMarkdown({ rows }).split('\n');
        expect(lines).toHaveLength(rows.length + 1);
        for (const line of lines) {
          // Bars that are not escaped: a backslash before a bar counts unless it is itself escaped.
          const bars = line.replace(/\\\\/g, '').replace(/\\\|/g, '');
          expect(bars.split('|')).toHaveLength(4);
        }
      }),
    );
  });
});
