import { describe, expect, it } from '@jest/globals';
import golden from './extraction-result.golden.json' with { type: 'json' };
import { extractionResultSchema } from './extraction-result.ts';

// What `quantadvisor extract fixtures/10-q-table.pdf` printed, cut to a few words and rows. Scripts rely on this shape:
// a change that breaks these tests breaks them too.
describe('the result of an extraction', () => {
  it('has the shape that scripts rely on', () => {
    expect(extractionResultSchema.safeParse(golden).error).toBeUndefined();
  });

  it.each([
    ['the whole', { ...golden, extra: 1 }],
    ['a page', { ...golden, pages: [{ ...golden.pages[0], extra: 1 }] }],
    [
      'a word',
      { ...golden, pages: [{ ...golden.pages[0], words: [{ ...golden.pages[0]!.words[0], extra: 1 }] }] },
    ],
    ['a table', { ...golden, tables: [{ ...golden.tables[0], extra: 1 }] }],
    ['the fields', { ...golden, fields: { ...golden.fields, extra: 1 } }],
  ])('refuses a property in %s that nobody declared', (_where, result) => {
    const issues = extractionResultSchema.safeParse(result).error?.issues ?? [];
    expect(issues.map((issue) => issue.code)).toContain('unrecognized_keys');
  });

  it.each([
    ['a confidence above 1', { ...golden, pages: [{ ...golden.pages[0], confidence: 1.2 }] }],
    ['a date that is not ISO 8601', { ...golden, fields: { ...golden.fields, documentDate: '1 July 2023' } }],
    [
      'a type of document that we do not know',
      { ...golden, fields: { ...golden.fields, docType: 'letter' } },
    ],
  ])('refuses %s', (_what, result) => {
    expect(extractionResultSchema.safeParse(result).success).toBe(false);
  });
});
