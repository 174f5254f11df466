import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isStorable } from './is-storable.ts';

describe('what PostgreSQL can keep', () => {
  it('is any whole text, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const whole = text.replaceAll('\0', '');
        expect(isStorable([{ [`a${whole}`]: whole }, 1, null, undefined, '😀'])).toBe(true);
      }),
    );
  });

  it.each(['\0', 'a\uD83D', '\uDE00b', '\uDE00\uD83D'])('is not %j', (text) => {
    expect([text, [text], { a: { b: text } }, { [text]: 1 }].map(isStorable)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
