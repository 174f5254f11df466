import { isDash, parsePrintedNumber, type PrintedNumber } from './numbers.ts';

/** What one cell of a table shows, beyond its words. */
export interface PrintedCell {
  number?: PrintedNumber;
  /** A dash (`—`, `$ –`, `-%`) where a number would stand: nothing, or too little to print. */
  isNil: boolean;
  /** The mark of a footnote behind the number: `(1)`, `*`, `a`. */
  footnote?: string;
}

const behindNumber =
  /^(?<rest>.*\d[)%]*)\s?(?<mark>[*†‡§]+|\(\d{1,2}\)|\[\d{1,2}\]|\([a-z]\)|(?<=\s)[a-e]|[¹²³⁴-⁹]+)$/u;
const nilWithUnit = /^[$€£¥]\s?[-–—−]+$|^[-–—−]+\s?%$/;

/** Reads a cell's number with its sign, percent or currency, and the footnote mark behind it. */
export function readPrintedCell(text: string, decimalComma = false): PrintedCell {
  const trimmed = text.trim();
  if (isDash(trimmed) || nilWithUnit.test(trimmed)) return { isNil: true };
  const number = parsePrintedNumber(trimmed, decimalComma);
  if (number) return { isNil: false, number };
  const { rest = '', mark = '' } = behindNumber.exec(trimmed)?.groups ?? {};
  const marked = parsePrintedNumber(rest, decimalComma);
  return marked ? { isNil: false, number: marked, footnote: mark } : { isNil: false };
}

/** Which mark the numbers of a table write before their decimals. */
export interface Notation {
  /** `1.234,56`. */
  decimalComma: boolean;
  /** Whether any cell shows which mark is the decimal one. */
  isKnown: boolean;
}

/** The notation that most of a table's cells show. */
export function notationOf(rows: readonly (readonly string[])[]): Notation {
  const cells = rows.flat();
  const commas = cells.filter((text) => /\d,\d{1,2}\D*$/.test(text)).length;
  const points = cells.filter((text) => /\d\.\d{1,2}\D*$|\d,\d{3}(?!\d)/.test(text)).length;
  return { decimalComma: commas > points, isKnown: commas !== points };
}
