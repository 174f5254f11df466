/**
 * How a formula begins, also in the wide forms that East Asian spreadsheets take. White and invisible signs may stand
 * in front, and quotes: a reader who splits elsewhere takes them for the quotes of a cell.
 */
const startsLikeFormula = /^[\s\p{Cf}"]*[=+\-@＝＋－＠]/u;

/** A figure as it is printed, `-$1,234.5`, `+12 %` or `-1.5e-7`: a spreadsheet takes it for a number and has nothing to run. */
const isFigure = /^\s*[-+]?\p{Sc}?\s?\d[\d.,’'\s]*(?:e[-+]?\d+)?\s?%?\s*$/iu;

/** Dashes alone, as statements print them for nothing. */
const isDash = /^[\s\-+]*$/;

/**
 * A text that no spreadsheet runs: what begins like a formula gets an apostrophe in front, figures stay figures.
 * Where a reader expects another sign between cells (`;` in many countries), quotes in the middle of a line are no
 * quotes, and a cell may begin behind any of these signs or at any line of the text: each such part is looked at.
 */
export function spreadsheetText(text: string): string {
  const parts = text
    .split(/([;\t\r\n])/)
    .map(withoutFormula)
    .join('');
  return withoutFormula(parts);
}

function withoutFormula(text: string): string {
  const runs = startsLikeFormula.test(text) && !isFigure.test(text) && !isDash.test(text);
  // A separator in front may be dropped by the reader, and what follows comes to stand first.
  return runs || /^[\t\r\n]./s.test(text) ? `'${text}` : text;
}
