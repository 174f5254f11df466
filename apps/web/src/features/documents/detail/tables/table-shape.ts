import type { TableShape } from '@gemmavision/domain/documents';

type Axis = keyof TableShape;

/**
 * The shape with a line added after one, whose name no line of the table has. The name is drawn by chance (0 to 1), not
 * counted: a line that was taken away keeps its own, for the time when that is undone.
 */
export function withLine(shape: TableShape, axis: Axis, after: number, chance: number): TableShape {
  const lines = shape[axis];
  let number = 1 + Math.floor(chance * 99_998);
  while (lines.includes(`+${number}`)) number = (number % 99_999) + 1;
  return { ...shape, [axis]: [...lines.slice(0, after + 1), `+${number}`, ...lines.slice(after + 1)] };
}

/** The shape without a line; undefined for the last one that is left. */
export function withoutLine(shape: TableShape, axis: Axis, at: number): TableShape | undefined {
  const lines = shape[axis];
  if (lines.length < 2 || lines[at] === undefined) return undefined;
  return { ...shape, [axis]: lines.filter((_, index) => index !== at) };
}
