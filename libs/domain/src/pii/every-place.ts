import type { PiiType } from '../documents/extraction-result.ts';
import { mergedSpans, type TypedSpan } from './text-spans.ts';

/** Something personal that a document says somewhere. */
export interface PiiValue {
  type: PiiType;
  text: string;
}

const wordCharacter = /[\p{L}\p{N}_]/u;

/** A text without its spaces, and where each of its units stands in the text. */
interface Condensed {
  text: string;
  at: number[];
}

function condensed(text: string): Condensed {
  const at: number[] = [];
  let without = '';
  for (let unit = 0; unit < text.length; unit += 1) {
    const character = text.charAt(unit);
    if (/\s/.test(character)) continue;
    without += character;
    at.push(unit);
  }
  return { text: without, at };
}

/** Small letters where these take no other room: offsets must not move. */
function smallLetters(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return text.replace(/./gs, (unit) => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit));
}

/** What is looked for: with digits, signs or several words however it is written, one plain word only as it is. */
interface Sought {
  type: PiiType;
  text: string;
  inAnyCase: boolean;
}

/** A line or part of an address says enough to be one by itself: "10115 Berlin". A number alone does not. */
const partsOf = ({ type, text }: PiiValue): string[] =>
  type === 'STREET_ADDRESS'
    ? text
        .split(/[\n,]/)
        .filter((part) => /\d/.test(part) && /\p{L}{2}/u.test(part) && part.trim().length > 5)
    : [];

function soughtIn(values: readonly PiiValue[]): Sought[] {
  const sought = new Map<string, Sought>();
  for (const value of values)
    for (const text of [value.text, ...partsOf(value)]) {
      const plain = condensed(text).text;
      if ((plain.match(/[\p{L}\p{N}]/gu) ?? []).length < 2) continue;
      const inAnyCase = !/^\p{L}+$/u.test(text.trim());
      sought.set(plain, { type: value.type, text: inAnyCase ? smallLetters(plain) : plain, inAnyCase });
    }
  return [...sought.values()];
}

/** A finder of all places of these values, made ready once for all pages of a document. */
export function placeFinder(values: readonly PiiValue[]) {
  const sought = soughtIn(values);

  /**
   * Every place of the text where a value stands as a word or words of its own, whatever spaces are between its
   * characters, and the spans that are known already. In order, without overlaps.
   */
  return function everyPlace(text: string, known: readonly TypedSpan[] = []): TypedSpan[] {
    let places = mergedSpans(known, text.length);
    if (sought.length === 0) return places;
    const plain = condensed(text);
    const small = smallLetters(plain.text);
    // What touches a span stands alone once that is masked: "Lee" of "LeeAnn" leaves "Ann".
    for (let before = -1; before !== covered(places);) {
      before = covered(places);
      const isFree = (unit: number) =>
        places.some(({ start, end }) => start <= unit && unit < end) ||
        !wordCharacter.test(text.charAt(unit));
      const found: TypedSpan[] = [];
      for (const { type, text: value, inAnyCase } of sought) {
        const where = inAnyCase ? small : plain.text;
        for (let at = where.indexOf(value); at !== -1; at = where.indexOf(value, at + 1)) {
          const start = plain.at[at] ?? 0;
          const end = (plain.at[at + value.length - 1] ?? 0) + 1;
          if (wordCharacter.test(text.charAt(start)) && !isFree(start - 1)) continue;
          if (wordCharacter.test(text.charAt(end - 1)) && !isFree(end)) continue;
          found.push({ type, start, end });
        }
      }
      places = mergedSpans([...places, ...found], text.length);
    }
    return places;
  };
}

const covered = (spans: readonly TypedSpan[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);
