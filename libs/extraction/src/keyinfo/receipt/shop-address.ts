import { findDates } from '../dates.ts';
import type { DocumentLine, Found } from '../document-lines.ts';
import type { PlacedWord } from '../../page/index.ts';
import { fold, speaksOf } from '../vocabulary.ts';
import { meantWord } from './misread.ts';
import { withoutMarks } from './shop-words.ts';

const ending =
  /\b(?:tel|phone|fax|invoice|receipt|cash|bill|www|http|e-?mail|table|date|time|cashier|\w*care ?l[il]ne|hotline|document|site|salesperson|counter|member|approval|h\/p|hp|outlet|server|check|uid|vat|abn)\b|\bst ?#|\b\d+[.,]\d\d(?!\d)|(?:^|\s)[TFH]\s?[:.]\s?\(?\d|@/i;
const register =
  /\b(?:gst|sst|reg|roc|br|company|co|tax|id)\b\.?\s?(?:reg\w*|id|no|number)?\.?\s?(?:no|id)?\W{0,4}[\w(]{0,4}\d{4,}/i;
const telephone = /\s*\(?0\d{1,2}\)?[-\s]?\d{3,4}[-\s]?\d{4}\b.*$/;

const list = (text: string) => new Set(text.split(/\s+/).filter((word) => word !== ''));
/** Words of Malaysian addresses that are long enough to be known though misread. */
const placeWords = list(`
  jalan taman bandar kampung lorong persiaran lebuh lebuhraya seksyen mukim kawasan perindustrian perniagaan
  bangunan kompleks medan niaga batu plaza wisma menara selangor johor bahru kuala lumpur pulau pinang penang
  perak kedah melaka sabah sarawak pahang kelantan terengganu perlis negeri sembilan putrajaya labuan petaling
  jaya shah alam klang subang puchong kajang cheras ampang rawang seri kembangan serdang setapak kepong damansara
  utama indah perdana baru darul ehsan takzim permai segar mahkota sentral square floor ground level street
  avenue boulevard permas utara selatan timur barat tengah batang laman azlan puteri putera
`);

/** A word of an address without OCR's slips: marks in capitals' places, place names that are known. */
function spelt({ text, confidence }: PlacedWord): string {
  const plain = withoutMarks(text);
  const core = /\p{L}{4,}/u.exec(plain)?.[0];
  if (core === undefined || (core.length < 7 && confidence > 0.92)) return plain;
  const meant = meantWord(fold(core), placeWords, 0.5);
  if (meant === undefined || meant === fold(core)) return plain;
  const isCapital = core === core.toUpperCase();
  return plain.replace(
    core,
    isCapital ? meant.toUpperCase() : meant.charAt(0).toUpperCase() + meant.slice(1),
  );
}

/** A line's text without what OCR makes of a logo at its ends: lone signs and words that it does not believe. */
function legible(words: readonly PlacedWord[]): string {
  const isNoise = (word: PlacedWord | undefined) =>
    word !== undefined &&
    (!/[\p{L}\d]/u.test(word.text) || (word.confidence < 0.35 && word.text.length <= 3));
  let from = 0;
  let to = words.length;
  while (from < to && isNoise(words[from])) from++;
  while (to > from && isNoise(words[to - 1])) to--;
  return words.slice(from, to).map(spelt).join(' ');
}

/** The seller's address on a receipt: the lines between its name and the telephone, tax number or date. */
export function addressAfter(lines: readonly DocumentLine[], nameLine: number): Found<string> | undefined {
  const kept: { line: DocumentLine; text: string }[] = [];
  for (const [i, line] of lines.slice(nameLine + 1, nameLine + 11).entries()) {
    const text = legible(line.words);
    if (text === '') continue;
    const isRegister = register.test(text) || /^\W*\(?[\d\w]{4,}\s?-\s?\w\)?\W*$/.test(text);
    if (ending.test(text) || isRegister || findDates(text).length > 0 || speaksOf('receipt', text)) {
      if (kept.length > 0) break;
      continue;
    }
    const isAddress =
      speaksOf('addressWords', text) ||
      /\b\d{5}\b/.test(text) ||
      /^(?:no\.?|lot)?\s*\d+[\w\s,&/-]*,|^(?:\p{L}\d*-)?\d+[-/]?\d*,?\s?(?:jl|jln|jalan)\b|^\p{L}\d+-\d+/iu.test(
        text,
      );
    if (kept.length === 0 && (!isAddress || i > 6)) continue;
    const withoutPhone = text.replace(telephone, '');
    if (withoutPhone !== '') kept.push({ line, text: withoutPhone });
    if (withoutPhone !== text || kept.length >= 6) break;
  }
  // A branch's name that the address repeats is no part of it.
  if (kept.slice(1).some(({ text }) => text === kept[0]?.text)) kept.shift();
  const [first] = kept;
  if (!first) return undefined;
  const text = kept
    .map((part) => part.text.replace(/\s+([,.])/g, '$1').replace(/^[,.\s]+/, ''))
    .join(' ')
    .replace(/[\s,.]+$/, '');
  return {
    value: text,
    run: { page: first.line.page, words: kept.flatMap((part) => part.line.words), text },
    certainty: 0.6,
  };
}
