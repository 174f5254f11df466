/**
 * What can be pointed at in a document, and its short form in the address (`?sel=t.2.4.1`):
 * a field `f.companyName`, the same as the model read it `m.companyName`, a key figure `k.3`, a line item `i.0`, a table `t.2`, its cell `t.2.4.1`,
 * a word of a page `w.7.120`, personal data of a page `p.7.2`. Indexes count from 0, pages from 1.
 */
export type Selection =
  | { kind: 'field'; name: string }
  | { kind: 'model'; name: string }
  | { kind: 'figure'; index: number }
  | { kind: 'item'; index: number }
  | { kind: 'table'; table: number }
  | { kind: 'cell'; table: number; row: number; column: number }
  | { kind: 'word'; page: number; index: number }
  | { kind: 'personal'; page: number; index: number };

/** The tabs beside the page, in their order. */
export const tabs = ['fields', 'model', 'review', 'statements', 'tables', 'text', 'downloads'] as const;
export type Tab = (typeof tabs)[number];

/** The short form. */
export function keyOf(selection: Selection): string {
  switch (selection.kind) {
    case 'field':
      return `f.${selection.name}`;
    case 'model':
      return `m.${selection.name}`;
    case 'figure':
      return `k.${selection.index}`;
    case 'item':
      return `i.${selection.index}`;
    case 'table':
      return `t.${selection.table}`;
    case 'cell':
      return `t.${selection.table}.${selection.row}.${selection.column}`;
    case 'word':
      return `w.${selection.page}.${selection.index}`;
    case 'personal':
      return `p.${selection.page}.${selection.index}`;
  }
}

/** Reads the short form; undefined for anything else. */
export function selectionFrom(key: string): Selection | undefined {
  const field = /^([fm])\.([A-Za-z]{1,40})$/.exec(key);
  if (field?.[2] !== undefined) return { kind: field[1] === 'f' ? 'field' : 'model', name: field[2] };
  const match = /^([kitwp])((?:\.\d{1,6}){1,3})$/.exec(key);
  if (match?.[2] === undefined) return undefined;
  const [first = 0, second, third] = match[2].slice(1).split('.').map(Number);
  const count = match[2].split('.').length - 1;
  if (match[1] === 'k' && count === 1) return { kind: 'figure', index: first };
  if (match[1] === 'i' && count === 1) return { kind: 'item', index: first };
  if (match[1] === 't' && count === 1) return { kind: 'table', table: first };
  if (match[1] === 't' && second !== undefined && third !== undefined) {
    return { kind: 'cell', table: first, row: second, column: third };
  }
  if ((match[1] === 'w' || match[1] === 'p') && count === 2 && second !== undefined && first > 0) {
    return { kind: match[1] === 'w' ? 'word' : 'personal', page: first, index: second };
  }
  return undefined;
}

/** The tab on which a thing is listed. */
export function tabOf(selection: Selection): Tab {
  switch (selection.kind) {
    case 'field':
    case 'figure':
    case 'item':
      return 'fields';
    case 'model':
      return 'model';
    case 'table':
    case 'cell':
      return 'tables';
    case 'word':
    case 'personal':
      return 'text';
  }
}
