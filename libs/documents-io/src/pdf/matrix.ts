import type { BoundingBox } from '@gemmavision/domain/geometry';

/** `[a, b, c, d, e, f]`: x' = ax + cy + e, y' = bx + dy + f (PDF 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `first`, then `then`. */
export function concatenate(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  return [
    a * then[0] + b * then[2],
    a * then[1] + b * then[3],
    c * then[0] + d * then[2],
    c * then[1] + d * then[3],
    e * then[0] + f * then[2] + then[4],
    e * then[1] + f * then[3] + then[5],
  ];
}

/** Where the point lands. */
export function applyTo(matrix: Matrix, x: number, y: number): [x: number, y: number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

/** The upright box around the transformed rectangle. */
export function boxThrough(matrix: Matrix, [x0, y0, x1, y1]: BoundingBox): BoundingBox {
  const corners = [
    applyTo(matrix, x0, y0),
    applyTo(matrix, x1, y0),
    applyTo(matrix, x0, y1),
    applyTo(matrix, x1, y1),
  ];
  const xs = corners.map((corner) => corner[0]);
  const ys = corners.map((corner) => corner[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** By how much lengths grow, as one number. */
export function scaleOf(matrix: Matrix): number {
  return Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
}

/** A matrix from an untyped list of numbers (pdf.js gives arrays and typed arrays); undefined if it is none. */
export function toMatrix(values: unknown): Matrix | undefined {
  if (!Array.isArray(values) && !(values instanceof Float32Array)) return undefined;
  const numbers = Array.from(values, Number);
  const [a, b, c, d, e, f] = numbers;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  if (e === undefined || f === undefined || !numbers.every(Number.isFinite)) return undefined;
  return [a, b, c, d, e, f];
}
