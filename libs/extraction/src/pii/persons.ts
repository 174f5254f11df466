import { isGivenName } from './given-names.ts';
import type { PiiMatch } from './match.ts';
import { cueAfter, cueBefore, dialogue, isSurnameForm } from './person-cues.ts';
import { isInstitutional, isOrdinary } from './person-words.ts';

const word = String.raw`\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]+)*`;
const joint = String.raw`(?:van der|van den|van de|van|von der|von|zu|ten|ter|de la|de los|de|da|di|del|della|dos|du|bin|al|el|le|la|y|af|av)`;
const run = new RegExp(
  String.raw`(?<![\p{L}\p{N}@._/&-])${word}\.?(?:[ \t]${joint})?(?:[ \t](?:${word}\.?|${joint}(?=[ \t]\p{Lu}))){0,6}(?![\p{L}\p{N}@])`,
  'gu',
);
const honorific =
  /^(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Herr|Herrn|Frau|Monsieur|Madame|Mme|Mlle|M|Sig|Signor|Señor|Señora|Sr|Sra|Rev|Hon|Dhr|Mevr)\.?$/;

interface Piece {
  start: number;
  words: { text: string; start: number; end: number }[];
  /** A title stands before it, in the run or in the text. */
  titled: boolean;
}

/** Cuts a run of capitalised words at words that are no names, and strips titles. */
function piecesOf(form: string, offset: number): Piece[] {
  const pieces: Piece[] = [];
  let current: Piece = { start: offset, words: [], titled: false };
  const close = (titled: boolean) => {
    if (current.words.length > 0) pieces.push(current);
    current = { start: offset, words: [], titled };
  };
  for (const match of form.matchAll(/\S+/g)) {
    const text = match[0].replace(/['’]s$/, '');
    const start = offset + match.index;
    if (honorific.test(text)) close(true);
    // A given name that is a common word too ("Art", "May") counts inside a name only.
    else if (isOrdinary(text) && !(isInitial(text) && current.words.length > 0)) close(false);
    else current.words.push({ text, start, end: start + text.length });
    // A full stop after a whole word ends the sentence, and with it the name.
    if (/\p{Ll}\p{Ll}\.$/u.test(text) || /['’]s$/.test(match[0])) close(false);
  }
  close(false);
  return pieces;
}

/** "ZUGFeRD", "iPad-like", "XML-Daten": words of products and forms. */
const isCoined = /^(?!Mc|Mac|De|Di|La|Le|Van|Fitz).*\p{Ll}\p{Lu}|^\p{Lu}{2,}-/u;
const isInitial = (text: string) => /^\p{Lu}\.?$/u.test(text);
const isJoint = (text: string) => /^\p{Ll}/u.test(text);

/** The piece's own words that carry meaning: neither initials nor particles. */
const bodyOf = (piece: Piece) => piece.words.filter(({ text }) => !isInitial(text) && !isJoint(text));

function isPerson(text: string, piece: Piece, end: number, personal: boolean): boolean {
  const body = bodyOf(piece);
  const [first] = body;
  if (!first || piece.words.length > 6) return false;
  const before = text.slice(Math.max(0, piece.start - 48), piece.start);
  const after = text.slice(end, end + 48);
  if (piece.titled || cueBefore.test(before)) return true;
  const capitals = body.every(({ text: form }) => form.length > 1 && form === form.toUpperCase());
  if (capitals || body.some(({ text: form }) => isCoined.test(form))) return false;
  if (dialogue(text, piece.start, end)) return true;
  const given = isGivenName(first.text);
  const initials = piece.words.some(({ text: form }) => isInitial(form));
  if (
    cueAfter.test(after) &&
    (given || body.length >= 2 || personal || /^\s+(?:is from|lives)\b/.test(after))
  )
    return true;
  if (body.length === 1)
    return (given && (personal || initials)) || (personal && initials && piece.words.length > 1);
  const last = body.at(-1)?.text ?? '';
  if (given || (initials && (personal || isInitial(piece.words[1]?.text ?? '')))) return true;
  if (piece.words.some(({ text: form }) => /^(?:van|von|ten|ter|bin|af)$/.test(form))) return true;
  if (isSurnameForm(last)) return true;
  if (body.filter(({ text: form }) => /[^\u0000-\u007f]/.test(form)).length >= 2) return true;
  return personal && inProse(text, piece.start, end) && !/\b(?:in|at|from|near|of|the)\s+$/i.test(before);
}

/** In a sentence, not in a heading: words in small letters stand around. */
function inProse(text: string, start: number, end: number): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const line = text.slice(from, start) + text.slice(end, to < 0 ? undefined : to);
  return (line.match(/(?<!\p{L})\p{Ll}+/gu)?.length ?? 0) >= 3;
}

/** Someone speaks of people: "I", "my", "he", "her" and the like, which reports of companies hardly do. */
function isPersonal(text: string): boolean {
  const pronouns = text.match(/\b(?:I|I'm|my|me|he|she|his|her|him)\b/gi)?.length ?? 0;
  return pronouns > 0 && pronouns * 30 >= (text.match(/\s+/g)?.length ?? 0);
}

/** Lines alone at the head of a block that holds a telephone number, an e-mail or an address: who can be reached there. */
function headsContact(text: string, start: number, end: number, known: readonly PiiMatch[]): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  if (text.slice(lineStart, start).trim() !== '' || lineEnd < 0 || text.slice(end, lineEnd).trim() !== '')
    return false;
  if (lineStart > 0 && !/\n[ \t]*\n$/.test(text.slice(0, lineStart))) return false;
  const line = text.slice(start, end);
  if (line === line.toUpperCase() || line.split(' ').some((part) => isCoined.test(part))) return false;
  const block = text.slice(end, end + 160);
  return (
    known.some((match) => match.start > end && match.start < end + 120) ||
    /\b(?:United Kingdom|United States|Germany|France|Netherlands|Switzerland|Austria|Italy|Spain)\s*$/.test(
      block,
    )
  );
}

/** The names of people in a text, by what is said around them, by given names and by the forms of names. */
export function findPersons(text: string, known: readonly PiiMatch[]): PiiMatch[] {
  const found: PiiMatch[] = [];
  const personal = isPersonal(text);
  const surnames = new Set<string>();
  const singles: { text: string; start: number; end: number }[] = [];
  for (const match of text.matchAll(run)) {
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 24);
    const whole = match[0].split(/[ \t]+/);
    const organisation =
      whole.some(isInstitutional) ||
      /^,? (?:and|&) (?:Co|Company|Sons|Partners|Associates)\b|^,? ?(?:Inc|Ltd|LLC|LLP|GmbH|AG|plc|Corp|S\.A|N\.V|B\.V|Co\.)/.test(
        after,
      );
    for (const piece of piecesOf(match[0], match.index)) {
      const lastWord = piece.words.at(-1);
      const firstWord = piece.words[0];
      if (!firstWord || !lastWord || isJoint(lastWord.text)) continue;
      piece.start = firstWord.start;
      const end = lastWord.text.endsWith('.') && !isInitial(lastWord.text) ? lastWord.end - 1 : lastWord.end;
      const isHead =
        bodyOf(piece).length >= 2 &&
        !organisation &&
        piece.words.length <= 4 &&
        headsContact(text, piece.start, end, known);
      const named =
        !organisation ||
        piece.titled ||
        (isGivenName(firstWord.text) &&
          piece.words.length >= 2 &&
          !piece.words.some(({ text: form }) => isInstitutional(form)));
      if (isHead || (named && isPerson(text, piece, end, personal))) {
        found.push({ type: 'PERSON', start: piece.start, end });
        if (piece.words.length > 1) surnames.add(text.slice(lastWord.start, end));
      } else if (piece.words.length === 1)
        singles.push({ text: text.slice(piece.start, end), start: piece.start, end });
    }
  }
  for (const single of singles)
    if (surnames.has(single.text) && /\p{Ll}/u.test(single.text))
      found.push({ type: 'PERSON', start: single.start, end: single.end });
  if (!/^\s*\p{Lu}/u.test(text)) found.push(...namesInSmallLetters(text));
  return found;
}

/** "follow up with anna b muster": where nothing is capitalised, a given name and an initial or a cue. */
function namesInSmallLetters(text: string): PiiMatch[] {
  const found: PiiMatch[] = [];
  for (const match of text.matchAll(
    /(?<![\p{L}@.])(\p{Ll}{3,}) (?:(\p{Ll})\.? )?(\p{Ll}{3,})(?![\p{L}@])/gu,
  )) {
    const [form, first = '', initial, last = ''] = match;
    const cued = /\b(?:with|from|to|for|by|named|called|is|contact)\s$/.test(text.slice(0, match.index));
    if (!isGivenName(first) || isOrdinary(first) || isOrdinary(last) || !(initial ?? cued)) continue;
    found.push({ type: 'PERSON', start: match.index, end: match.index + form.length });
  }
  return found;
}
