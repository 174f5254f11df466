import type { BoundingBox } from '../geometry/index.ts';
import type { CorrectedTable } from '../documents/corrections.ts';
import type { PageText } from '../documents/extraction-result.ts';
import { maskAll } from './text-spans.ts';

/** A word of the page that personal data covers, wholly or in part. */
interface HiddenWord {
  text: string;
  masked: string;
  bbox: BoundingBox;
}

type Cell = NonNullable<CorrectedTable['cells']>[number][number];

function hiddenWords(page: PageText | undefined, masked: PageText | undefined): HiddenWord[] {
  return (page?.words ?? []).flatMap(({ text, bbox }, index) => {
    const seen = masked?.words[index]?.text;
    return seen === undefined || seen === text ? [] : [{ text, masked: seen, bbox }];
  });
}

const holdsMiddleOf = (box: BoundingBox, [x0, y0, x1, y1]: BoundingBox) =>
  box[0] <= (x0 + x1) / 2 && (x0 + x1) / 2 <= box[2] && box[1] <= (y0 + y1) / 2 && (y0 + y1) / 2 <= box[3];

/** Words of a cell's text hidden one after the other; all of it where a word is not found: it was put otherwise. */
function hideIn(text: string, words: readonly HiddenWord[]): string {
  let hidden = text;
  let at = 0;
  for (const word of words) {
    const start = hidden.indexOf(word.text, at);
    if (start === -1) return maskAll(text);
    at = start + word.text.length;
    hidden = hidden.slice(0, start) + word.masked + hidden.slice(at);
  }
  return hidden;
}

/** Where nobody knows which words a cell is made of: those that say enough to be told from a figure. */
const saysEnough = ({ text }: HiddenWord) => /\p{L}{2}/u.test(text) || /\d{5}/.test(text);

function hideLoosely(text: string, words: readonly HiddenWord[]): string {
  return text
    .split(/(\s+)/)
    .map((part) => words.find((word) => word.text === part)?.masked ?? part)
    .join('');
}

/** What a hidden cell means would say what it shows. */
function withoutMeaning({ bbox, confidence, period, corrected }: Cell): Cell {
  return {
    bbox,
    confidence,
    ...(period !== undefined && { period }),
    ...(corrected !== undefined && { corrected }),
  };
}

/**
 * A table as somebody sees it who may not see personal data. A name may begin in one cell and end in the next: what is
 * hidden on the page is hidden in the cell that it stands in. Numbers that are no part of it are never touched: beside
 * the known values, which `maskKnown` masks, personal data is looked for (`maskFree`) only in what people wrote.
 */
export function maskTable(
  table: CorrectedTable,
  page: PageText | undefined,
  masked: PageText | undefined,
  { maskKnown, maskFree }: Record<'maskKnown' | 'maskFree', (text: string) => string>,
): CorrectedTable {
  const words = hiddenWords(page, masked);
  const inTable = words.filter(({ bbox }) => holdsMiddleOf(table.bbox, bbox)).filter(saysEnough);
  const hidden = new Set<string>();
  const cellAt = (row: number, column: number) => table.cells?.[row]?.[column];

  const rows = table.rows.map((texts, row) =>
    texts.map((text, column) => {
      if (text === '') return text;
      const cell = cellAt(row, column);
      const box = cell?.bbox;
      const seen = (cell?.corrected === undefined ? maskKnown : maskFree)(
        box == null
          ? hideLoosely(text, inTable)
          : hideIn(
              text,
              words.filter(({ bbox }) => holdsMiddleOf(box, bbox)),
            ),
      );
      if (seen !== text) hidden.add(`${row} ${column}`);
      return seen;
    }),
  );
  const cells = table.cells?.map((ofRow, row) =>
    ofRow.map((cell, column) => {
      const isHidden = hidden.has(`${row} ${column}`);
      const read = cell.corrected?.read;
      const shown = isHidden ? withoutMeaning(cell) : cell;
      if (typeof read !== 'string' || shown.corrected === undefined) return shown;
      return { ...shown, corrected: { ...shown.corrected, read: isHidden ? maskAll(read) : maskFree(read) } };
    }),
  );
  const isOpen = ([row, column]: readonly [number, number]) => !hidden.has(`${row} ${column}`);
  const checks = table.checks?.filter(
    ({ cell, terms }) => isOpen(cell) && terms.every((term) => isOpen(term.cell)),
  );
  return {
    ...table,
    rows,
    ...(cells !== undefined && { cells }),
    ...(checks !== undefined && { checks }),
  };
}
