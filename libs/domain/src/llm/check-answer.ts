import { checkedAnswerOf, type CheckedAnswer, type CheckedValue } from './checked-answer.ts';
import { cueFor, scalesSaid } from './cues.ts';
import { fieldKinds } from './field-kinds.ts';
import { findAmount, findYear } from './find-number.ts';
import { findAccount, findIdentifier, findRegistryNumber, findWords, type FoldedPage } from './find-words.ts';
import { fold, type Folded } from './fold.ts';
import { instructionPassages } from './instructions.ts';
import type { KeyInformation, KeyInformationName } from './key-information.ts';
import type { PrintReaders } from './print-readers.ts';
import { overlaps, type Span } from './span.ts';

/** A page’s text as it was read, nothing taken out. */
export interface CheckedPage {
  /** 1-based. */
  page: number;
  text: string;
}

/** What is looked up on a page once for all fields. */
interface PreparedPage extends CheckedPage, FoldedPage {
  dates: (Span & { iso: string })[];
  instructions: Span[];
}

function prepared({ page, text }: CheckedPage, { findDates }: PrintReaders): PreparedPage {
  let folded: Folded | undefined;
  return {
    page,
    text,
    folded: () => (folded ??= fold(text)),
    // 03/04/2024 is either day: what the model answered decides which one is looked for.
    dates: (['day-first', 'month-first'] as const).flatMap((order) => findDates(text, order)),
    instructions: instructionPassages(text),
  };
}

/**
 * Looks for each value of an answer on the pages. Placeholders such as `[IBAN_1]` have been put back before; one that
 * is left is found nowhere. Numbers and dates are found in any printed notation, names whatever their case and line
 * ends, judgements (kind of document, currency) by the signs that pages give of them.
 */
export function checkAnswer(
  answer: KeyInformation,
  pages: readonly CheckedPage[],
  readers: PrintReaders,
): CheckedAnswer {
  const scales = scalesSaid(pages.map(({ text }) => text));
  const all = pages.map((page) => prepared(page, readers));
  return checkedAnswerOf((name) => {
    const value = answer[name];
    if (value === null) return { status: 'absent', value };
    return checkedValue(value, all, (page) => findValue(name, value, page, scales, readers));
  });
}

function findValue(
  name: KeyInformationName,
  value: string | number,
  page: PreparedPage,
  scales: readonly number[],
  readers: PrintReaders,
): Span[] {
  const { text, dates } = page;
  switch (fieldKinds[name]) {
    case 'words':
      return findWords(page, String(value));
    case 'identifier':
      return findIdentifier(page, String(value));
    case 'account':
      return findAccount(page, String(value));
    case 'number-of-registry':
      return findRegistryNumber(text, String(value));
    case 'amount':
      return findAmount(text, Number(value), scales, dates, readers);
    case 'year':
      return findYear(text, Number(value));
    case 'date':
      return dates.filter(({ iso }) => iso === value);
    case 'cue':
      return findCue(name, value, text);
  }
}

function findCue(name: KeyInformationName, value: string | number, text: string): Span[] {
  if (name !== 'docType' && name !== 'currency' && name !== 'paymentMethod' && name !== 'scale') return [];
  const cue = cueFor(name, value);
  if (cue === null) return [];
  return [...text.matchAll(cue)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}

/** The first place outside of instructions counts; one inside is told apart. */
function checkedValue(
  value: string | number,
  pages: readonly PreparedPage[],
  find: (page: PreparedPage) => Span[],
): CheckedValue {
  let inInstruction: CheckedValue | undefined;
  for (const page of pages) {
    for (const { start, end } of find(page)) {
      const place = { value, page: page.page, start, end, printed: page.text.slice(start, end) };
      if (!page.instructions.some((passage) => overlaps(passage, { start, end }))) {
        return { status: 'found', ...place };
      }
      inInstruction ??= { status: 'in_instruction', ...place };
    }
  }
  return inInstruction ?? { status: 'not_found', value };
}
