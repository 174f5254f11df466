import type { BoundingBox } from '../geometry/index.ts';
import type { CorrectionTarget, StoredCorrection } from './corrections.ts';
import type { Table } from './extraction-result.ts';

/** From this share on two boxes are the same place in two readings. */
const sameTable = 0.5;
const sameCell = 0.3;

/** A correction of a table, where it belongs in the present reading. */
export interface PlacedCorrection {
  correction: StoredCorrection;
  target: Extract<CorrectionTarget, { kind: 'cell' | 'shape' }>;
}

/** Shared area over joint area. */
function overlap(a: BoundingBox, b: BoundingBox): number {
  const shared =
    Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) *
    Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
  const area = (box: BoundingBox) => Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
  const joint = area(a) + area(b) - shared;
  return joint > 0 ? shared / joint : a.join() === b.join() ? 1 : 0;
}

function sizeOf(table: Table): [rows: number, columns: number] {
  return [table.rows.length, table.rows[0]?.length ?? 0];
}

/** The table that the correction was made on: the one in the same place, or the one of the same number. */
function findTable(
  tables: readonly Table[],
  index: number,
  { anchor }: StoredCorrection,
): number | undefined {
  const { page, tableBbox } = anchor;
  if (page === undefined || tableBbox === undefined) return tables[index] === undefined ? undefined : index;
  const shares = tables.map((table) => (table.page === page ? overlap(table.bbox, tableBbox) : 0));
  if ((shares[index] ?? 0) >= sameTable) return index;
  const best = Math.max(0, ...shares);
  return best >= sameTable ? shares.indexOf(best) : undefined;
}

function isInside(table: Table, row: number, column: number): boolean {
  return table.rows[row]?.[column] !== undefined;
}

/** The cell that the correction was made on: the one in the same place, or the same number in a table of the same size. */
function findCell(
  table: Table,
  row: number,
  column: number,
  { anchor }: StoredCorrection,
): [row: number, column: number] | undefined {
  const { bbox, size } = anchor;
  const isSameSize = size === undefined || sizeOf(table).join() === size.join();
  if (bbox == null) return isSameSize && isInside(table, row, column) ? [row, column] : undefined;
  const share = (r: number, c: number) => {
    const box = table.cells?.[r]?.[c]?.bbox;
    return box == null ? 0 : overlap(box, bbox);
  };
  if (share(row, column) >= sameCell) return [row, column];
  let best: { share: number; at: [number, number] } | undefined;
  table.rows.forEach((cells, r) =>
    cells.forEach((_, c) => {
      const here = share(r, c);
      if (here >= sameCell && here > (best?.share ?? 0)) best = { share: here, at: [r, c] };
    }),
  );
  return best?.at ?? (isSameSize && isInside(table, row, column) ? [row, column] : undefined);
}

/**
 * Where corrections of tables belong in the present reading, whose tables and cells may be counted differently.
 * Those that have no place any more are left out.
 */
export function placeCorrections(
  tables: readonly Table[],
  corrections: readonly StoredCorrection[],
): PlacedCorrection[] {
  const taken = new Set<string>();
  return corrections.flatMap((correction): PlacedCorrection[] => {
    const target = placedTarget(tables, correction);
    if (target === undefined) return [];
    const name = JSON.stringify(target);
    if (taken.has(name)) return [];
    taken.add(name);
    return [{ correction, target }];
  });
}

function placedTarget(
  tables: readonly Table[],
  correction: StoredCorrection,
): PlacedCorrection['target'] | undefined {
  const { target, anchor } = correction;
  if (target.kind !== 'cell' && target.kind !== 'shape') return undefined;
  const index = findTable(tables, target.table, correction);
  const table = index === undefined ? undefined : tables[index];
  if (index === undefined || table === undefined) return undefined;
  const isSameSize = anchor.size === undefined || sizeOf(table).join() === anchor.size.join();
  if (target.kind === 'shape') return isSameSize ? { kind: 'shape', table: index } : undefined;
  const isAdded = target.row.startsWith('+') || target.column.startsWith('+');
  if (isAdded) return isSameSize ? { ...target, table: index } : undefined;
  const cell = findCell(table, Number(target.row), Number(target.column), correction);
  return cell && { kind: 'cell', table: index, row: String(cell[0]), column: String(cell[1]) };
}
