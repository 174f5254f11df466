import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { companyKey } from './company-key.ts';

/** Anything at all, and names made of the words that are treated apart. */
const someName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.constantFrom('the', 'and', '&', 'Inc.', 'S.A.', 'acme', 'x'.repeat(50), 'Co', '/DE/', ','), {
      maxLength: 9,
    })
    .map((words) => words.join(' ')),
);

describe('the key of a company’s name', () => {
  it.each([
    ['BEST BUY CO., INC.', 'Best Buy Co., Inc.'],
    ['JOHNSON & JOHNSON', 'Johnson and Johnson'],
    ['Société Générale S.A.', 'Societe Generale SA'],
    ['The Boeing Company', 'BOEING CO'],
    ['Costco Wholesale Corporation', 'COSTCO WHOLESALE CORP /NEW/'],
    ['PepsiCo, Inc. and Subsidiaries', 'PEPSICO INC'],
    ['Lieferant GmbH & Co. KG', 'LIEFERANT GMBH'],
    ['Coolblue B.V.', 'coolblue bv'],
    ['McDonald’s Corporation', "McDonald's Corp."],
    ['U.S. Bancorp', 'US Bancorp'],
  ])('is the same for %s and %s', (one, other) => {
    expect(companyKey(one)).toBe(companyKey(other));
  });

  it.each([
    ['Ford Motor Company', 'General Motors Company'],
    ['Block, Inc.', 'H&R Block, Inc.'],
    ['Amazon.com, Inc.', 'Amazon Web Services, Inc.'],
  ])('tells %s from %s', (one, other) => {
    expect(companyKey(one)).not.toBe(companyKey(other));
  });

  it('keeps a name that is nothing but a legal form', () => {
    expect(companyKey('SE')).toBe('se');
    expect(companyKey('The Company')).toBe('company');
  });

  it('keeps letters of any script', () => {
    expect(companyKey('トヨタ自動車株式会社')).not.toBe('');
  });

  it('is its own key, short, and needs no escaping beyond its letters', () => {
    fc.assert(
      fc.property(someName, (name) => {
        const key = companyKey(name);
        expect(companyKey(key)).toBe(key);
        expect(key.length).toBeLessThanOrEqual(120);
        expect(key).toMatch(/^([\p{L}\p{N}]+(-[\p{L}\p{N}]+)*)?$/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not depend on case, nor on spaces and commas between words', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        const key = companyKey(words.join(' '));
        expect(companyKey(words.join(',  ').toUpperCase())).toBe(key);
        expect(companyKey(`${words.join(' ')} Inc.`)).toBe(key === 'inc' ? 'inc' : key);
      }),
    );
  });
});
