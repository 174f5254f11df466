import type { DraftTable } from './draft.ts';
import { isValue, isYear, parsePrintedNumber } from './numbers.ts';

/** Whether a draft is a table at all, with the reason where it is not. */
export function judge(table: DraftTable): { isTable: true } | { isTable: false; reason: string } {
  const refuse = (reason: string) => ({ isTable: false, reason }) as const;
  const width = table.rows[0]?.length ?? 0;
  if (table.rows.length < 2 || width < 2) return refuse('fewer than two rows or columns');
  const cells = table.rows.flat().filter((cell) => cell.text !== '');
  if (cells.length < 4) return refuse('fewer than four filled cells');
  const words = cells.map((cell) => cell.text.split(/\s+/).length);
  const values = cells.filter((cell) => isValue(cell.text)).length;
  if (table.method === 'grid') {
    if (cells.length < table.rows.length * width * 0.3) return refuse('mostly empty cells');
    const longest = Math.max(...words);
    if (longest > 150) return refuse('a frame around prose');
    return { isTable: true };
  }
  if (table.method === 'text') return isContents(table) ? refuse('a list of contents') : { isTable: true };
  if (values < 2) return refuse('no numbers');
  const rowsWithValues = table.rows.filter((row) =>
    row.slice(1).some((cell) => isValue(cell.text) && !isYear(cell.text)),
  ).length;
  const heads = table.rows
    .slice(0, table.headerRows)
    .flatMap((row) => row.slice(1).filter((cell) => cell.text));
  if (rowsWithValues < 2 && heads.length < 2) return refuse('a single row of numbers');
  if (isChartAxis(table)) return refuse('the axes of a chart');
  if (values < cells.length * 0.22) return refuse('hardly any numbers');
  if (table.rows.length < 4 && !cells.some((cell) => /\p{L}{3}/u.test(cell.text)))
    return refuse('a few numbers without a word');
  if (table.rows.length < 5 && besideProse(table)) return refuse('numbers beside prose');
  if (isContents(table)) return refuse('a list of contents');
  const average = words.reduce((sum, count) => sum + count, 0) / words.length;
  if (average > 12) return refuse('prose');
  return { isTable: true };
}

/** Titles with page numbers that never fall. */
function isContents(table: DraftTable): boolean {
  const last = (table.rows[0]?.length ?? 0) - 1;
  const numbers = table.rows.flatMap((row) => {
    const text = row[last]?.text ?? '';
    return /^\d{1,3}$/.test(text) && row.slice(0, last).some((cell) => /\p{L}{3}/u.test(cell.text))
      ? [Number(text)]
      : [];
  });
  const otherValues = table.rows
    .flat()
    .filter((cell) => isValue(cell.text) && !/^\d{1,3}\.?$/.test(cell.text)).length;
  if (numbers.length < 4 || numbers.length < table.rows.length * 0.6 || otherValues > 1) return false;
  return numbers.every((number, i) => i === 0 || number >= (numbers[i - 1] ?? 0));
}

/** The number of a cell, or the one that opens or closes its text: an axis runs beside its title. */
function numberIn(text: string): number | undefined {
  const words = text.split(/\s+/);
  const parts = [text, words[0] ?? '', words[words.length - 1] ?? ''];
  for (const part of parts) {
    const number = parsePrintedNumber(part);
    if (number) return number.value;
  }
  return undefined;
}

const isSameStep = (step: number, other: number) =>
  step !== 0 && Math.abs(step - other) <= Math.abs(step) * 0.01;

/** Every column of numbers climbs or falls in equal steps: the marks of an axis. */
function isChartAxis(table: DraftTable): boolean {
  const width = table.rows[0]?.length ?? 0;
  const counts: number[] = [];
  for (let c = 0; c < width; c++) {
    const numbers = table.rows.flatMap((row) => numberIn(row[c]?.text ?? '') ?? []);
    if (numbers.length < 3) continue;
    const steps = numbers.slice(1).map((number, i) => number - (numbers[i] ?? 0));
    const equal = Math.max(...steps.map((step) => steps.filter((other) => isSameStep(step, other)).length));
    // Charts below each other begin their axis anew, and a caption between them may hold a number.
    if (equal < steps.length * (steps.length < 6 ? 1 : 0.8)) return false;
    counts.push(numbers.length);
  }
  // Three equal steps happen by chance in one column, hardly in two at once.
  return counts.length >= 2 || Math.max(...counts, 0) >= 4;
}

/** A column after the first whose texts are parts of sentences. */
function besideProse(table: DraftTable): boolean {
  const width = table.rows[0]?.length ?? 0;
  for (let c = 1; c < width; c++) {
    const texts = table.rows
      .slice(table.headerRows)
      .flatMap((row) => (row[c]?.text && !isValue(row[c]?.text ?? '') ? [row[c]?.text ?? ''] : []));
    const wordCount = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
    if (texts.length >= 2 && wordCount > texts.length * 4) return true;
  }
  return false;
}
