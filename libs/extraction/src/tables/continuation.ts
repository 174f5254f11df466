import type { Table } from '@gemmavision/domain/documents';
import { readingOf, type Page } from '../page/index.ts';
import { isYear } from './numbers.ts';
import { readPrintedCell } from './printed-cell.ts';

/** Of the page's width: columns that go on stand where they stood. */
const sameEdge = 0.02;
/** A table that goes on ends below this part of its page, and begins above that part of the next. */
const endsBelow = 0.55;
const beginsAbove = 0.4;
/** Lines above a table that goes on: the page's head, a title, "(continued)", units; less where it has no header. */
const mostAbove = 7;
const mostAboveBare = 2;
/** Lines below a table that goes on: the page's foot. */
const mostBelow = 2;

const continued = /\bcont(?:inued|['’]?d|\.)|\bfortsetzung\b|\bsuite\b/i;

/**
 * Says of each table whether it goes on from the last one of the page before: the same columns at the same places,
 * and a repeated header, the word "continued", or no header at all.
 */
export function linkContinued(tables: readonly Table[], pages: readonly Page[]): Table[] {
  return tables.map((table, i) => {
    const page = pages.find(({ number }) => number === table.page);
    const before = pages.find(({ number }) => number === table.page - 1);
    const isFirst = tables.findIndex((other) => other.page === table.page) === i;
    const last = tables.findLastIndex((other) => other.page === table.page - 1);
    const earlier = tables[last];
    if (!page || !before || !isFirst || !earlier || !goesOn(earlier, before, table, page)) return table;
    return { ...table, continues: last };
  });
}

function goesOn(earlier: Table, before: Page, table: Table, page: Page): boolean {
  if (earlier.bbox[3] < before.height * endsBelow || table.bbox[1] > page.height * beginsAbove) return false;
  const width = table.rows[0]?.length ?? 0;
  if (width !== (earlier.rows[0]?.length ?? 0) || !haveSameEdges(earlier, before, table, page)) return false;
  const above = readingOf(page).lines.filter((line) => line.bottom <= table.bbox[1] + 2);
  if (above.length > mostAbove || linesBelow(earlier, before) > mostBelow) return false;
  if (isAnotherEdition(earlier, table)) return false;
  const said = [...above.slice(-3).map((line) => line.words.map((word) => word.text).join(' '))];
  if ([...said, ...table.rows.slice(0, 2).map((row) => row[0] ?? '')].some((text) => continued.test(text)))
    return true;
  // Two columns of labels and numbers stand at the same places on many pages.
  if (headerRowsOf(table) === 0) return above.length <= mostAboveBare && width > 2;
  return repeatedHeader(earlier, table) > 0;
}

function linesBelow(table: Table, page: Page): number {
  return readingOf(page).lines.filter((line) => line.top >= table.bbox[3] - 2).length;
}

/** Whether a table has the rows of another one: the same statement for another period, not its end. */
function isAnotherEdition(earlier: Table, table: Table): boolean {
  const labelsOf = ({ rows }: Table) => new Set(rows.flatMap((row) => (row[0] ? [plain([row[0]])] : [])));
  const known = labelsOf(earlier);
  const labels = [...labelsOf(table)];
  return labels.filter((label) => known.has(label)).length > labels.length / 2;
}

/** Each column's right edge (of the labels: left edge) in parts of the page's width. */
function edgesOf(table: Table, page: Page): (number | undefined)[] {
  const header = headerRowsOf(table);
  return (table.rows[0] ?? []).map((_, c) => {
    const edges = (table.cells ?? []).slice(header).flatMap((row) => {
      const bbox = row[c]?.bbox;
      return bbox ? [(c === 0 ? bbox[0] : bbox[2]) / page.width] : [];
    });
    edges.sort((a, b) => a - b);
    return c === 0 ? edges[0] : edges[Math.floor(edges.length * 0.75)];
  });
}

function haveSameEdges(earlier: Table, before: Page, table: Table, page: Page): boolean {
  const theirs = edgesOf(earlier, before);
  const pairs = edgesOf(table, page).flatMap((edge, c) => {
    const other = theirs[c];
    return edge === undefined || other === undefined ? [] : [Math.abs(edge - other)];
  });
  return pairs.length >= 2 && pairs.filter((off) => off <= sameEdge).length >= pairs.length * 0.8;
}

/** Rows above the first one with a number that is no year. */
function headerRowsOf({ rows }: Pick<Table, 'rows'>): number {
  const first = rows.findIndex((row) =>
    row.slice(1).some((text) => {
      const { number, isNil } = readPrintedCell(text);
      return (number !== undefined || isNil) && !isYear(text);
    }),
  );
  return first < 0 ? rows.length : first;
}

const plain = (row: readonly string[] | undefined) =>
  (row ?? [])
    .map((text) =>
      text
        .replace(continued, '')
        .replace(/[\s()]+/g, '')
        .toLowerCase(),
    )
    .join('|');

/** How many rows at the top of a table repeat the header of the one that it goes on from. */
function repeatedHeader(earlier: Pick<Table, 'rows'>, table: Pick<Table, 'rows'>): number {
  const count = headerRowsOf(table);
  if (count === 0 || count === table.rows.length) return 0;
  const same = table.rows.slice(0, count).every((row, r) => plain(row) === plain(earlier.rows[r]));
  return same ? count : 0;
}

/** A table as a reader sees it: the parts on several pages as one. */
export interface WholeTable {
  /** Indices into the document's tables, the first part first. */
  parts: number[];
  /** The pages that it stands on. */
  pages: number[];
  rows: string[][];
  /** `[row, col, rowSpan, colSpan]`, 0-based. */
  spans: NonNullable<Table['spans']>;
}

/** Joins tables that go on over pages; headers that a later page repeats are left out. */
export function wholeTables(tables: readonly Table[]): WholeTable[] {
  const wholes: WholeTable[] = [];
  const wholeOf = new Map<number, WholeTable>();
  for (const [i, table] of tables.entries()) {
    const previous = table.continues === undefined ? undefined : wholeOf.get(table.continues);
    const skipped = previous ? repeatedHeader(previous, table) : 0;
    const offset = (previous?.rows.length ?? 0) - skipped;
    const spans = (table.spans ?? []).flatMap(([r, c, rowSpan, colSpan]): WholeTable['spans'] =>
      r < skipped ? [] : [[r + offset, c, rowSpan, colSpan]],
    );
    const whole = previous ?? { parts: [], pages: [], rows: [], spans: [] };
    if (!previous) wholes.push(whole);
    whole.parts.push(i);
    if (whole.pages[whole.pages.length - 1] !== table.page) whole.pages.push(table.page);
    whole.rows.push(...table.rows.slice(skipped));
    whole.spans.push(...spans);
    wholeOf.set(i, whole);
  }
  return wholes;
}
