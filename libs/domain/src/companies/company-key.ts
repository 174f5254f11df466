/** Words that say how a company is constituted, not which one it is. Without dots, in lower case. */
const legalForms = new Set(
  (
    'inc incorporated corp corporation co company ltd limited plc llc lllp llp lp gmbh ag kg kgaa ohg ug mbh ' +
    'sa sas sarl sca se nv bv cv spa srl sapa ab asa oyj oy aps kk bhd sdn pte pty tbk'
  ).split(' '),
);

/** How filings end a name that stands for the whole group: “and subsidiaries”, “and consolidated subsidiaries”. */
const groupWords = new Set(['subsidiaries', 'subsidiary', 'consolidated', 'affiliates']);

/** In UTF-16 units. */
const longestKey = 120;

/**
 * What two ways of writing one company’s name have in common, fit for an address: case, accents, punctuation, “and” and
 * “&”, a leading “The” and the legal form are left out. `JOHNSON & JOHNSON` and `Johnson and Johnson, Inc.` are
 * `johnson-johnson`. The key of a key is itself. Empty where the name has neither letters nor digits.
 */
export function companyKey(name: string): string {
  const words = wordsThatFit(wordsOf(name).filter((word) => word !== 'and'));
  while (words[0] === 'the' && words.length > 1) words.shift();
  while (words.length > 1 && isLeftOut(words.at(-1) ?? '')) words.pop();
  return words.join('-');
}

function isLeftOut(word: string): boolean {
  return legalForms.has(word) || groupWords.has(word);
}

function wordsOf(name: string): string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // Registers add where a company is from: “Costco Wholesale Corp /NEW/”, “Block, Inc. /DE/”.
    .replace(/\s\/[\p{L}]{2,3}\/?(?=\s|$)/gu, ' ')
    .replace(/['’`´]/gu, '')
    // Letters with dots between are one word: S.A., U.S., S.p.A.
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}{1,2}\.){2,}/gu, (letters) => `${letters.replaceAll('.', '')} `);
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** As many of the first words as the longest key holds; of a word that alone is too long, its beginning. */
function wordsThatFit(words: readonly string[]): string[] {
  const kept: string[] = [];
  let length = -1;
  for (const word of words) {
    const part = kept.length === 0 ? [...word].slice(0, longestKey / 2).join('') : word;
    length += part.length + 1;
    if (length > longestKey) break;
    kept.push(part);
  }
  return kept;
}
