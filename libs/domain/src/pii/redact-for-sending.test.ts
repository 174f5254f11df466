import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { piiTypes } from '../documents/extraction-result.ts';
import { redactForSending, restore } from './redact-for-sending.ts';

const pieces = fc.constantFrom(
  'Ann',
  'ann',
  'Lee',
  'AnnLee',
  'a@b.co',
  'DE88 2008 0000',
  'DE8820080000',
  '[EMAIL_1]',
  '[PERSON_1',
  'PERSON_2',
  ']',
  ' ',
  '\n',
  '  ',
  '12',
  'ß',
  '😀',
  '.',
);
const text = fc
  .array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 14 })
  .map((all) => all.join(''));
const texts = fc.array(text, { minLength: 1, maxLength: 3 });
const spans = fc.array(
  fc.record({
    page: fc.integer({ min: 1, max: 3 }),
    type: fc.constantFrom(...piiTypes),
    start: fc.integer({ min: 0, max: 40 }),
    end: fc.integer({ min: 0, max: 40 }),
  }),
  { maxLength: 6 },
);
const pagesOf = (all: readonly string[]) => all.map((one, index) => ({ page: index + 1, text: one }));

/** Whether the characters of a value stand in a text with any spaces between them, as words of their own. */
function stillSays(value: string, said: string): boolean {
  const characters = [...value.replace(/\s/g, '')].map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const isWord = (one: string | undefined) => one !== undefined && /[\p{L}\p{N}_]/u.test(one);
  const before = isWord(characters[0]) ? String.raw`(?<![\p{L}\p{N}_])` : '';
  const after = isWord(characters.at(-1)) ? String.raw`(?![\p{L}\p{N}_])` : '';
  return new RegExp(before + characters.join(String.raw`\s*`) + after, 'u').test(said);
}

describe('a text redacted for sending', () => {
  it('is given back exactly', () => {
    fc.assert(
      fc.property(texts, spans, (all, found) => {
        const { pages, key } = redactForSending(pagesOf(all), found);
        expect(pages.map((page) => restore(page.text, key))).toEqual(all);
      }),
      { numRuns: 500 },
    );
  });

  it('says nothing of what was found, on no page and however it is spaced', () => {
    fc.assert(
      fc.property(texts, spans, (all, found) => {
        const pages = redactForSending(pagesOf(all), found).pages;
        for (const { page, start, end } of found) {
          const value = (all[page - 1] ?? '').slice(start, end);
          // Less than two letters or digits say nobody's name; brackets are those of placeholders too.
          if ((value.match(/[\p{L}\p{N}]/gu) ?? []).length < 2 || /[[\]]/.test(value)) continue;
          for (const { text: said } of pages)
            expect([value, said, stillSays(value, said)]).toEqual([value, said, false]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('names the same value the same on every page, and another spelling as one of it', () => {
    const all = ['Ann Lee, IBAN DE88 2008 0000', 'Dear ANN  LEE, on DE8820080000 by Ann Lee', 'Bob Ray'];
    const redacted = redactForSending(pagesOf(all), [
      { page: 1, type: 'PERSON', start: 0, end: 7 },
      { page: 1, type: 'IBAN_CODE', start: 14, end: 28 },
      { page: 3, type: 'PERSON', start: 0, end: 7 },
    ]);
    expect(redacted.pages.map(({ text: said }) => said)).toEqual([
      '[PERSON_1], IBAN [IBAN_1]',
      'Dear [PERSON_1_2], on [IBAN_1_2] by [PERSON_1]',
      '[PERSON_2]',
    ]);
  });

  it('passes over a placeholder that the text itself holds', () => {
    const { pages, key } = redactForSending(
      [{ page: 1, text: 'write [EMAIL_1] or a@b.co' }],
      [{ page: 1, type: 'EMAIL_ADDRESS', start: 19, end: 25 }],
    );
    expect(pages[0]?.text).toBe('write [EMAIL_1] or [EMAIL_2]');
    expect(restore('Ask [EMAIL_2], not [EMAIL_1] or [PERSON_9].', key)).toBe(
      'Ask a@b.co, not [EMAIL_1] or [PERSON_9].',
    );
  });

  it('leaves words that only begin with a name', () => {
    const said = redactForSending(
      [{ page: 1, text: 'Lee lives in Leeds, says Lee' }],
      [{ page: 1, type: 'PERSON', start: 0, end: 3 }],
    );
    expect(said.pages[0]?.text).toBe('[PERSON_1] lives in Leeds, says [PERSON_1]');
  });

  it('never restores from what objects inherit', () =>
    expect(restore('[CONSTRUCTOR_1] [TO_1]', {})).toBe('[CONSTRUCTOR_1] [TO_1]'));
});
