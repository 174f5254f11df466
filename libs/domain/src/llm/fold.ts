/** A text made comparable, and for each of its letters where in the original it comes from. */
export interface Folded {
  text: string;
  /** Offset in the original of each UTF-16 unit of `text`. */
  from: number[];
  /** And where the original letter ends. */
  to: number[];
}

const dashes = /^[‐‑‒–—―−]$/;
const singleQuotes = /^[‘’‚′`´]$/;
const doubleQuotes = /^[“”„″«»]$/;
/** What stands between the words of a name or an address, in a line or at its end. */
const between = /^[\s,;|·•]$/;
const invisible = /^[\u00AD\u200B-\u200F\u2060\uFEFF]$/;

function foldLetter(letter: string): string {
  if (invisible.test(letter)) return '';
  if (between.test(letter)) return ' ';
  if (dashes.test(letter)) return '-';
  if (singleQuotes.test(letter)) return "'";
  if (doubleQuotes.test(letter)) return '"';
  // Composed and decomposed accents, ligatures and wide letters are the same.
  return letter.normalize('NFKD').toLowerCase();
}

/** Folds case, forms of letters, dashes and quotation marks; what stands between words becomes one space. */
export function fold(original: string): Folded {
  const folded: Folded = { text: '', from: [], to: [] };
  let offset = 0;
  for (const letter of original) {
    const plain = foldLetter(letter);
    if (plain !== ' ' || !folded.text.endsWith(' ')) {
      folded.text += plain;
      for (let unit = 0; unit < plain.length; unit += 1) {
        folded.from.push(offset);
        folded.to.push(offset + letter.length);
      }
    }
    offset += letter.length;
  }
  return folded;
}

/** A folded text without any space: how numbers of accounts and documents are compared. */
export function compact(folded: Folded): Folded {
  const kept = [...folded.text.matchAll(/[^ ]/g)].map(({ index }) => index);
  return {
    text: folded.text.replaceAll(' ', ''),
    from: kept.map((index) => folded.from[index] ?? 0),
    to: kept.map((index) => folded.to[index] ?? 0),
  };
}

/** A value as it is looked for: folded, without what may or may not stand at its ends. */
export function foldedValue(value: string): string {
  return fold(value)
    .text.trim()
    .replace(/^[#№]\s*/, '')
    .replace(/[.:]+$/, '')
    .trim();
}
