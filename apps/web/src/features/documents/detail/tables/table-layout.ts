import type { Table } from '@gemmavision/domain/documents';

/** A cell as HTML wants it; cells that lie under a span are left out. */
export interface LaidCell {
  row: number;
  column: number;
  text: string;
  rowSpan: number;
  colSpan: number;
  /** Looks like a figure: set right. */
  isNumeric: boolean;
}

const figure = /^[($€£¥+\-–—−]*\s*(?:[A-Z]{3}\s*)?[\d.,' \u00a0]*\d[\d.,' \u00a0]*\s*[)%]*\s*(?:[A-Z]{3})?$/;

/** Whether the text is a number as it is printed in statements: `(1,234)`, `$ 5.2`, `12 %`, or a dash for none. */
export function isPrintedFigure(text: string): boolean {
  const trimmed = text.trim();
  return /^[—–-]$/.test(trimmed) || figure.test(trimmed);
}

/** The table’s rows as cells with spans. */
export function layOut({ rows, spans = [] }: Pick<Table, 'rows' | 'spans'>): LaidCell[][] {
  const covered = new Set<string>();
  const spanOf = new Map<string, readonly [number, number]>();
  for (const [row, column, rowSpan, colSpan] of spans) {
    spanOf.set(`${row}.${column}`, [Math.max(1, rowSpan), Math.max(1, colSpan)]);
    for (let r = row; r < row + rowSpan; r += 1) {
      for (let c = column; c < column + colSpan; c += 1) {
        if (r !== row || c !== column) covered.add(`${r}.${c}`);
      }
    }
  }
  return rows.map((cells, row) =>
    cells.flatMap((text, column): LaidCell[] => {
      const place = `${row}.${column}`;
      if (covered.has(place)) return [];
      const [rowSpan, colSpan] = spanOf.get(place) ?? [1, 1];
      return [{ row, column, text, rowSpan, colSpan, isNumeric: isPrintedFigure(text) }];
    }),
  );
}
