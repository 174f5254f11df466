import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanWord } from './clean-text.ts';

describe('cleanWord', () => {
  it.each([
    ['ﬁnance', 'finance'],
    ['oﬃce', 'office'],
    ['a\u0000b', 'ab'],
    ['net\u00ADwork', 'network'],
    ['\u00AD5.3', '-5.3'],
    ['NET\u00AD', 'NET-'],
    ['x\uD800y', 'xy'],
    ['😀', '😀'],
    ['1\u00A0234', '1234'],
    ['−12', '−12'],
  ])('%j becomes %j', (given, expected) => {
    expect(cleanWord(given)).toBe(expected);
  });

  it('leaves nothing that storage refuses, is stable, and never changes a digit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanWord(text);
        expect(cleanWord(clean)).toBe(clean);
        expect(clean.includes('\u0000')).toBe(false);
        expect(/\s/.test(clean)).toBe(false);
        expect(encodeURIComponent(clean)).toBeDefined();
        expect(clean.replace(/\D/g, '')).toBe(text.replace(/\D/g, ''));
      }),
    );
  });
});
