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

/** So many units of its beginning tell a value from most others. */
const tellingUnits = 8;

/**
 * Finds where values begin, all in one walk through a text: one by one, thousands of values on thousands of pages take
 * minutes.
 */
function occurrenceFinder(sought: readonly Sought[]) {
  const byBeginning = new Map<string, Sought[]>();
  for (const value of sought) {
    const beginning = value.text.slice(0, tellingUnits);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), value]);
  }
  const lengths = [...new Set([...byBeginning.keys()].map(({ length }) => length))];
  return (text: string): { at: number; value: Sought }[] => {
    const found: { at: number; value: Sought }[] = [];
    for (let at = 0; at < text.length; at += 1)
      for (const length of lengths)
        for (const value of byBeginning.get(text.slice(at, at + length)) ?? [])
          if (text.startsWith(value.text, at)) found.push({ at, value });
    return found;
  };
}

/** A finder of all places of these values, made ready once for all pages of a document. */
export function placeFinder(values: readonly PiiValue[]) {
  const sought = soughtIn(values);
  const findInAnyCase = occurrenceFinder(sought.filter(({ inAnyCase }) => inAnyCase));
  const findAsIs = occurrenceFinder(sought.filter(({ inAnyCase }) => !inAnyCase));

  /**
   * Every place of the text where a value stands as a word or words of its own, whatever spaces are between its
   * characters, and the spans that are known already. In order, without overlaps.
   */
  return function everyPlace(text: string, known: readonly TypedSpan[] = []): TypedSpan[] {
    let places = mergedSpans(known, text.length);
    if (sought.length === 0) return places;
    const plain = condensed(text);
    const occurrences = [...findInAnyCase(smallLetters(plain.text)), ...findAsIs(plain.text)].map(
      ({ at, value }) => ({
        type: value.type,
        start: plain.at[at] ?? 0,
        end: (plain.at[at + value.text.length - 1] ?? 0) + 1,
      }),
    );
    // What touches a span stands alone once that is masked: "Lee" of "LeeAnn" leaves "Ann".
    for (let before = -1; before !== covered(places);) {
      before = covered(places);
      const isHidden = hiddenUnits(places, text.length);
      const isFree = (unit: number) => isHidden[unit] === 1 || !wordCharacter.test(text.charAt(unit));
      const found = occurrences.filter(
        ({ start, end }) =>
          !(wordCharacter.test(text.charAt(start)) && !isFree(start - 1)) &&
          !(wordCharacter.test(text.charAt(end - 1)) && !isFree(end)),
      );
      places = mergedSpans([...places, ...found], text.length);
    }
    return places;
  };
}

/** 1 for each unit of a text that a span covers. */
function hiddenUnits(spans: readonly TypedSpan[], length: number): Uint8Array {
  const hidden = new Uint8Array(length);
  for (const { start, end } of spans) hidden.fill(1, start, end);
  return hidden;
}

const covered = (spans: readonly TypedSpan[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);
