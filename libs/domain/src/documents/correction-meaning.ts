import type { CorrectedMeaning } from './corrections.ts';
import type { KeyFigure, Table, TableCell } from './extraction-result.ts';

/** Reads a printed number; undefined for anything that is none. The reading’s own parser is passed in. */
export type ReadNumber = (
  printed: string,
  decimalComma: boolean,
) => { value: number; unit?: string } | undefined;

function timesScale(value: number, scale: number): number {
  // 0.073 × 1000 is 73, not 72.99999999999999.
  return Number((value * scale).toPrecision(15));
}

/** Whether a printed text means its value only if a comma is the decimal mark. */
function saysComma(printed: string, value: number, scale: number, readNumber: ReadNumber): boolean {
  const means = (comma: boolean) => {
    const number = readNumber(printed, comma);
    return number !== undefined && timesScale(number.value, scale) === value;
  };
  return !means(false) && means(true);
}

/** What a corrected cell means, in the notation and scale of its table; empty where the text is no number. */
export function meaningOfCell(
  table: Table,
  row: number,
  column: number,
  text: string,
  readNumber: ReadNumber,
): CorrectedMeaning {
  const cells = table.cells ?? [];
  const decimalComma = cells.some((ofRow, r) =>
    ofRow.some(
      ({ value, scale }, c) =>
        value !== undefined && saysComma(table.rows[r]?.[c] ?? '', value, scale ?? 1, readNumber),
    ),
  );
  const number = readNumber(text, decimalComma);
  if (number === undefined) return {};
  if (number.unit === '%') return { value: number.value, unit: '%', scale: 1 };
  const here = cells[row]?.[column];
  const near = scaledBeside(cells, row, column);
  const { scale, unit } = here?.scale !== undefined ? here : (near ?? here ?? {});
  return {
    value: timesScale(number.value, scale ?? 1),
    ...(unit !== undefined && { unit }),
    ...(scale !== undefined && { scale }),
  };
}

/** A cell of the same row, else of the same column, that says its scale. */
function scaledBeside(cells: readonly TableCell[][], row: number, column: number): TableCell | undefined {
  const isScaled = (cell: TableCell | undefined) => cell?.scale !== undefined && cell.value !== undefined;
  return cells[row]?.find(isScaled) ?? cells.map((ofRow) => ofRow[column]).find(isScaled);
}

/** What a corrected key figure means, in the scale and notation in which it was printed; undefined for no number. */
export function meaningOfFigure(
  figure: KeyFigure,
  printed: string,
  readNumber: ReadNumber,
): CorrectedMeaning | undefined {
  const decimalComma = saysComma(figure.printed, figure.value, figure.scale, readNumber);
  const number = readNumber(printed, decimalComma);
  if (number === undefined) return undefined;
  // A statement may print a cost in brackets that counts as positive: the sign is turned as it was in the reading.
  const before = readNumber(figure.printed, decimalComma)?.value;
  const isTurned = before !== undefined && before !== 0 && Math.sign(before) === -Math.sign(figure.value);
  const value = timesScale(number.value, figure.scale);
  return { value: isTurned ? -value : value, scale: figure.scale };
}
