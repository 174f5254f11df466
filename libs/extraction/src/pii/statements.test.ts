import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { maskText, placeFinder } from '@gemmavision/domain/pii';
import { findPii } from './recognise.ts';

/** Pages of filings as they were read: the cover, then the statements. */
const pagesOf = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/statements/${name}.txt`, import.meta.url), 'utf8').split('\f');

const figure = /(?<=^|\s)[($€-]*(?:\d{1,3}(?:,\d{3})+|\d{1,3})(?:\.\d+)?[)%]*(?=\s|$)/g;
/** The figures of lines that have at least two: those of tables. */
const figuresOf = (page: string) =>
  page.split('\n').flatMap((line) => {
    const figures = line.match(figure) ?? [];
    return figures.length < 2 ? [] : figures;
  });

describe.each([
  ['best-buy-10-q', ['STREET_ADDRESS', 'PHONE_NUMBER'], 150],
  ['corning-10-k', ['STREET_ADDRESS', 'PHONE_NUMBER'], 150],
  ['boeing-10-k', ['STREET_ADDRESS', 'PHONE_NUMBER'], 150],
  ['pepsico-8-k', ['STREET_ADDRESS', 'PHONE_NUMBER', 'PERSON'], 30],
])('the statements of %s', (name, types, atLeast) => {
  const pages = pagesOf(name);
  const found = pages.map(findPii);

  it('stand beside personal data, which is found', () =>
    expect(found.flat().map(({ type }) => type)).toEqual(expect.arrayContaining(types)));

  it('keep every figure when it is masked, on its page and on all others', () => {
    const everyPlace = placeFinder(
      found.flatMap((spans, page) =>
        spans.map(({ type, start, end }) => ({ type, text: (pages[page] ?? '').slice(start, end) })),
      ),
    );
    const masked = pages.map((page, index) => maskText(page, everyPlace(page, found[index])));
    expect(pages.flatMap(figuresOf).length).toBeGreaterThan(atLeast);
    pages.forEach((page, index) => expect(figuresOf(masked[index] ?? '')).toEqual(figuresOf(page)));
  });
});
