import type { Column } from './columns.ts';
import type { ReadLine } from './regions.ts';
import type { Marks } from './rulings.ts';

/** Which lines above the first row belong to the table: the header, and label lines under it that open the body. */
export interface HeaderExtent {
  /** Lines of the header, counted from the first row upwards, `sections` included. */
  depth: number;
  /** How many of them, nearest to the first row, are section rows of the body. */
  sections: number;
}

/** A header's lines stand over the columns; a title stands over the labels too, prose anywhere. */
export function headerExtent(
  above: readonly ReadLine[],
  columns: readonly Column[],
  marks: Marks,
  firstTop: number,
): HeaderExtent {
  const label = columns[0]?.isLabel ? columns[0] : undefined;
  const body = columns.filter((column) => !column.isLabel);
  const left = body[0]?.x0 ?? 0;
  const right = columns[columns.length - 1]?.x1 ?? 0;
  const far = label?.x0 ?? left;
  let depth = 0;
  let sections = 0;
  let nextTop = firstTop;
  for (let step = 1; step <= above.length; step++) {
    const line = above[above.length - step];
    if (!line) break;
    const height = line.line.bottom - line.line.top;
    const rules = marks.horizontal.filter(
      (rule) =>
        rule.y0 > line.line.top + height * 0.5 && rule.y0 < nextTop + 2 && rule.x1 > left && rule.x0 < right,
    );
    const wide = rules.some(
      (rule) => Math.min(rule.x1, right) - Math.max(rule.x0, far) > 0.85 * (right - far),
    );
    // A rule over the whole width closes the header at its top.
    if (wide && depth > 0 && depth === step - 1) break;
    const gap = nextTop - line.line.bottom;
    if (gap > height * (rules.length > 0 || depth === 0 ? 3.4 : 2.2)) break;
    const over = line.segments.filter(
      (segment) => segment.bbox[2] > left + 1 && segment.bbox[0] < right + 10,
    );
    const overLabel = line.segments.some(({ bbox }) => {
      const middle = (bbox[0] + bbox[2]) / 2;
      if (label && Math.abs(middle - (far + right) / 2) < 0.01 * (right - far)) return true;
      if (bbox[0] >= left - 2 * line.characterWidth || bbox[2] <= left + 4) return false;
      // A title stands in the middle of the table, a heading in the middle of the numbers.
      const isCentred = Math.abs(middle - (far + right) / 2) < 0.5 * Math.abs(middle - (left + right) / 2);
      return middle < left - line.characterWidth || bbox[0] < far + 0.5 * (left - far) || isCentred;
    });
    if (line.segments.length === 1 && overLabel && (label || body.length > 1)) break;
    if (line.segments.some((segment) => segment.text.split(/\s+/).length > 14)) break;
    // Several lines over the labels alone are titles: what stands above them is the page's.
    if (depth > 0 && over.length === 0 && step - depth > 1) break;
    if (over.length > 0) {
      if (depth === 0) sections = step - 1;
      depth = step;
    }
    nextTop = line.line.top;
  }
  return { depth, sections };
}
