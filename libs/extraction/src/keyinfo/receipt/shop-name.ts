import { partOf, type DocumentLine, type Found } from '../document-lines.ts';
import { speaksOf } from '../vocabulary.ts';
import { shopWordsIn, speltName, withoutMarks } from './shop-words.ts';
import { misreadDistance } from './misread.ts';
import { tillText } from './till-words.ts';

/** OCR's usual slips in "SDN BHD" and "S/B": legal forms are few, so that a slip is known for what it is. */
export function mendLegalForm(text: string): string {
  return (
    text
      // S T A T IONERY: letters that OCR set apart.
      .replace(/(?<![\p{L}])(?:\p{Lu}\s){3,}\p{Lu}+/gu, (apart) => apart.replace(/\s/g, ''))
      .replace(/(?<![\p{L}])[S5][DO0U][NHMW](\.?)\s?[B8][HNR][DOI0l1](?![\p{L}\d])/giu, 'SDN$1 BHD')
      .replace(/(?<=[\p{L})])SDN(\.?)\s?BHD(?![\p{L}\d])/giu, ' SDN$1 BHD')
      .replace(
        /(?<![\p{L}])(\p{L}{3})(\.?)\s(\p{L}{2,3})(?=[\s\W]*$)/u,
        (ending, first: string, point: string, second: string) =>
          misreadDistance(`${first}${second}`.toLowerCase(), 'sdnbhd', 2) <= 2 ? `SDN${point} BHD` : ending,
      )
      .replace(/(?<![\p{L}])SD[a-z]{1,2}(\.?)\s?B[HN]D(?![\p{L}\d])/giu, 'SDN$1 BHD')
      .replace(/\([4HNW]\)(?=\s?SDN)/giu, '(M)')
      .replace(/(?<![\p{L}\d])[S5][/I|][B8](?=\s|$)/gu, 'S/B')
  );
}

const legalForm =
  /(?:\bsdn\.?\s?bhd|\bbhd|\bs\/b|\bpte\.?\s?ltd|\bltd|\blimited|\bgmbh|\bllc|\binc|\bcorp|\bplc|\bb\.?v|\bs\.?a\.?r\.?l)\.?(?=\W|$)/i;
const tableWords = /\b(?:qty|amt|amount|price|item|desc|code|total|uom)\b/i;
const slogan =
  /\b(?:thank|thanks|tq|welcome|shopping with|terima kasih|selamat|visit|please|licensee|formerly|operated|managed by|branch of|invoice|receipt|bill|copy|original|reprint|duplicate|customer|member|(?:company|co|br|roc) ?\.? ?(?:reg\w*\.? ?)?n[o0]|gst ?(?:id|reg|no))\b|www\.|\.com|@/i;
const place =
  /\b(?:jalan|jln|lorong|taman|tmn|lot|street|road|avenue|floor|level|bandar|kampung|persiaran|lebuh|seksyen|section|selangor|johor|kuala lumpur|penang|melaka|perak|kedah|mukim)\b|\b\d{5}\b/i;
/** A number of a register alone on its line: (519537-X), JM0326955-V, 1227039. */
const register =
  /^\W*(?:co\.?|company|reg\.?|roc|br|no)?[\s.:#-]*(?:(?:reg|no|id)[\s.:#]*)*\(?[\p{L}]{0,3}\d{4,}[\d\s]*(?:[-–—.]\s?[\p{L}\d])?\)?\W*$/iu;
const registerBehind =
  /\s*[([{]\s?(?=[^)\]}]*\d{3})[\d\p{L}]{4,}[\d?]*\s?[-–—~]?\s?[\p{L}\d]?\s?[)\]}]?[\s\W]*$|\s+\d{5,}[-–—.][\p{L}\d][\s\W]*$/iu;

const lettersIn = (text: string) => text.replace(/[^\p{L}]/gu, '').length;
const letterShare = (text: string) => lettersIn(text) / Math.max(1, text.replace(/\s/g, '').length);

function confidenceOf(line: DocumentLine): number {
  const letters = line.words.map((word) => ({ weight: word.text.length, confidence: word.confidence }));
  const weight = letters.reduce((sum, part) => sum + part.weight, 0);
  return letters.reduce((sum, part) => sum + part.weight * part.confidence, 0) / Math.max(1, weight);
}

interface Candidate {
  line: DocumentLine;
  index: number;
  name: string;
  form: string | undefined;
  score: number;
}

/** A line's text without dirt at its ends and without the register number behind it. */
function bareName(line: DocumentLine): string {
  let words = line.words;
  const isDirt = (text: string, confidence: number) =>
    !/[\p{L}\d]/u.test(text) ||
    (text.length <= 1 && confidence < (/\p{Lu}/u.test(text) ? 0.3 : 0.5) && !/\d/.test(text));
  while (words.length > 1 && words[0] && isDirt(words[0].text, words[0].confidence)) words = words.slice(1);
  while (words.length > 1) {
    const last = words.at(-1);
    if (!last || !isDirt(last.text, last.confidence)) break;
    words = words.slice(0, -1);
  }
  const text = words.map((word) => word.text).join(' ');
  return text
    .replace(/^[^\p{L}\d(]+/u, '')
    .replace(registerBehind, '')
    .replace(/[\s,:;*|~_-]+$/u, '');
}

function candidateOf(lines: readonly DocumentLine[], index: number): Candidate | undefined {
  const line = lines[index];
  if (!line) return undefined;
  const mended = mendLegalForm(line.text).replace(/^[^\p{L}\d(]+/u, '');
  const match = legalForm.exec(mended);
  const name = match ? mended.slice(0, match.index + match[0].length) : mendLegalForm(bareName(line));
  if (lettersIn(name) < 3 || register.test(name)) return undefined;
  const isDescribed =
    tableWords.test(name) || slogan.test(name) || speaksOf('phone', name) || speaksOf('buyer', name);
  if (isDescribed && !match) return undefined;
  const till = tillText(name);
  if (!match && /\b(?:total|cash|change|invoice|receipt|date|cashier|gst)\b/.test(till)) return undefined;
  const below = lines[index + 1]?.text ?? '';
  const usual = lines.slice(0, 12).filter((other) => other.text === other.text.toUpperCase()).length;
  const isSmall = name === name.toLowerCase() && usual > 3;
  const isUnderAddress = lines
    .slice(0, index)
    .some(({ text }) => place.test(text) || /^\W*(?:no\W*)?\d+[\w/-]*\s?,/i.test(text));
  const shops = shopWordsIn(name);
  const score =
    (match ? 5 : 0) +
    (shops.known === 0 ? 0 : shops.own > 0 || match ? 2.5 : -2) +
    (2.4 - 0.4 * index) +
    letterShare(name) * 2 +
    confidenceOf(line) * 3 +
    (registerBehind.test(line.text) || register.test(below) ? 1.5 : 0) -
    (place.test(name) && !match ? 3.5 : 0) -
    (isSmall ? 3 : 0) -
    (isUnderAddress && !match ? 3 : 0) -
    (isDescribed ? 3 : 0) -
    (lettersIn(name) < 5 ? 1.5 : 0) -
    (/^\d/.test(name) && !/^\d{1,3}\s\p{L}/u.test(name) ? 1 : 0);
  return { line, index, name, form: match?.[0], score };
}

/** The words of a line that a name was taken from. */
function speltLine(candidate: Candidate, lines: readonly DocumentLine[]): string {
  const text = mendLegalForm(speltName(candidate.line.words, lines));
  const match = legalForm.exec(text);
  if (candidate.form !== undefined && match)
    return text.slice(0, match.index + match[0].length).replace(/^[^\p{L}\d(]+/u, '');
  // Words that mending did not touch stay cut as they were.
  const spelt = mendLegalForm(
    speltName(
      candidate.line.words.filter((word) => candidate.name.includes(word.text)),
      lines,
    ),
  );
  return spelt === '' ? candidate.name : spelt.replace(/^[^\p{L}\d(]+/u, '').replace(/[\s,:;*|~_-]+$/u, '');
}

/** Whether a name goes on from the line above: a legal form with nothing or one word before it. */
function goesOn(candidate: Candidate, above: DocumentLine | undefined): above is DocumentLine {
  if (!above || candidate.form === undefined || above.page !== candidate.line.page) return false;
  const before = candidate.name
    .slice(0, -candidate.form.length)
    .split(' ')
    .map(withoutMarks)
    .join(' ')
    .trim();
  const isOneWord = !/\p{L}[\s.&]+\p{L}{2}/u.test(before);
  const name = bareName(above);
  return (
    (lettersIn(before) < 3 || isOneWord) &&
    letterShare(name) > 0.85 &&
    confidenceOf(above) > 0.6 &&
    lettersIn(name) > 3 &&
    !slogan.test(name) &&
    name !== name.toLowerCase()
  );
}

/**
 * The shop of a receipt: of the first lines, the one that most speaks for being its name: a legal form, a word by
 * which shops are known, a register number behind it, legible letters, nothing that speaks of an address, a slogan
 * or the sale. A name that goes on from the line above is joined; OCR's slips in known words are mended.
 */
export function shopName(lines: readonly DocumentLine[]): Found<string> | undefined {
  const head = lines
    .filter((line) => lettersIn(line.text) + line.text.replace(/\D/g, '').length > 2)
    .slice(0, 10);
  const candidates = head.flatMap((_, index) => candidateOf(head, index) ?? []);
  const [best, second] = candidates.sort((a, b) => b.score - a.score);
  if (!best || best.score < 2.5) return undefined;
  const above = head[best.index - 1];
  const own = speltLine(best, lines);
  const lead = Math.min(3, best.score - (second?.score ?? 0));
  const certainty = Math.max(0.2, Math.min(0.95, 0.25 + best.score * 0.045 + lead * 0.04));
  if (goesOn(best, above))
    return {
      value: `${speltName(above.words, lines).replace(/^[^\p{L}\d(]+|[\s,:;*|~_-]+$/gu, '')} ${own}`,
      run: { ...best.line, words: [...above.words, ...best.line.words] },
      certainty: certainty * 0.9,
    };
  const length = mendLegalForm(best.line.text).indexOf(best.name) + best.name.length;
  return { value: own, run: partOf(best.line, 0, Math.max(1, length)), certainty };
}
