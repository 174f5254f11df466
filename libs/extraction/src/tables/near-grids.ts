import type { Ruling } from '../page/index.ts';

/** Lines that cross each other, directly or through others. */
export interface Family {
  horizontal: Ruling[];
  vertical: Ruling[];
}

/** Frames nearer than this touch as far as crossings are told. */
const widestGap = 4;
/** Edges on both sides of a gap that differ by no more are the same column or row. */
const sameEdge = 2;

type Axis = 'x' | 'y';

const at = (line: Ruling, axis: Axis) => (axis === 'y' ? line.y0 : line.x0);
const from = at;
const to = (line: Ruling, axis: Axis) => (axis === 'y' ? line.y1 : line.x1);

/**
 * Parts frames that stand so near each other that they came as one: a narrow strip that no line crosses, with other
 * columns (or rows) on its two sides. The double rule within one table has the same ones on both.
 */
export function partNearGrids(family: Family): Family[] {
  return partAlong(family, 'y').flatMap((part) => partAlong(part, 'x'));
}

/** Parts a family at strips between lines across `axis`: 'y' parts what stands above from what stands below. */
function partAlong(family: Family, axis: Axis): Family[] {
  const across = axis === 'y' ? family.horizontal : family.vertical;
  const along = axis === 'y' ? family.vertical : family.horizontal;
  const places = across.map((line) => at(line, axis)).sort((a, b) => a - b);
  for (const [i, place] of places.entries()) {
    const next = places[i + 1];
    if (next === undefined || next - place < 0.8 || next - place > widestGap) continue;
    const middle = (place + next) / 2;
    if (along.some((line) => from(line, axis) < middle && to(line, axis) > middle)) continue;
    const before = along.filter((line) => to(line, axis) <= middle);
    const after = along.filter((line) => from(line, axis) >= middle);
    if (before.length < 2 || after.length < 2 || haveSameEdges(before, after, axis)) continue;
    const parts = [
      { across: across.filter((line) => at(line, axis) < middle), along: before },
      { across: across.filter((line) => at(line, axis) > middle), along: after },
    ].map((part): Family =>
      axis === 'y'
        ? { horizontal: part.across, vertical: part.along }
        : { horizontal: part.along, vertical: part.across },
    );
    return parts.flatMap((part) => partAlong(part, axis));
  }
  return [family];
}

function haveSameEdges(before: readonly Ruling[], after: readonly Ruling[], axis: Axis): boolean {
  const other: Axis = axis === 'y' ? 'x' : 'y';
  const near = (line: Ruling, lines: readonly Ruling[]) =>
    lines.some((candidate) => Math.abs(at(candidate, other) - at(line, other)) <= sameEdge);
  return before.every((line) => near(line, after)) || after.every((line) => near(line, before));
}
