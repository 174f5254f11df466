import { describe, expect, it } from '@jest/globals';
import { costWords, pagesWords, sentWords, tokensWords } from './reading-words.ts';

describe('a reading in words', () => {
  it('names pages by their runs', () => {
    expect(pagesWords([4])).toBe('page 4');
    expect(pagesWords([5, 1, 2, 3])).toBe('pages 1 to 3, 5');
  });

  it('says what was sent, and that something was left out', () => {
    expect(sentWords({ textPages: [1, 2], imagePages: [1], isCut: true })).toBe(
      'text of pages 1 to 2, image of page 1 (the rest did not fit)',
    );
    expect(sentWords({ textPages: [], imagePages: [], isCut: false })).toBe('');
  });

  it('tells counted tokens from estimated ones, and unknown ones not at all', () => {
    expect(tokensWords({ inputTokens: 1200, outputTokens: 50, isUsageEstimated: false })).toBe(
      '1,200 tokens in, 50 out',
    );
    expect(tokensWords({ inputTokens: 1200, outputTokens: 50, isUsageEstimated: true })).toContain(
      'estimated',
    );
    expect(tokensWords({ inputTokens: null, outputTokens: null, isUsageEstimated: false })).toBeNull();
  });

  it('knows no cost where none is known', () => {
    expect(costWords({ costMicros: null, currency: 'EUR' })).toBeNull();
    expect(costWords({ costMicros: 0, currency: 'EUR' })).toBe('EUR 0.00');
  });
});
