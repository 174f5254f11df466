import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { Fill, Ruling } from '@gemmavision/extraction/page';
import type { PaintedPath } from './content-walker.ts';
import { applyTo, scaleOf } from './matrix.ts';

/** Filled rectangles up to this height are lines (points). Rules of double thickness come to about 2.5. */
const thickestRuling = 3;
const shortestRuling = 2;
/** Ink lighter than this cannot be seen on white paper. */
const faintestInk = 0.97;
/** A page with more lines than this is a drawing; the rest of them would help nobody. */
const mostLines = 20_000;

type Point = [x: number, y: number];

/** Sorts what is painted as paths into ruling lines and filled areas. */
export class LineCollector {
  readonly rulings: Ruling[] = [];
  readonly fills: Fill[] = [];

  add(path: PaintedPath): void {
    if (this.rulings.length + this.fills.length > mostLines) return;
    for (const outline of outlinesOf(path)) {
      if (path.filled) this.addFilled(outline, path.clip, path.filled.luminance);
      if (path.stroked && path.stroked.luminance < faintestInk) {
        const thickness = Math.max(path.stroked.lineWidth * scaleOf(path.matrix), 0.1);
        for (let index = 1; index < outline.length; index++) {
          const [from, to] = [outline[index - 1], outline[index]];
          if (from && to) this.addStroke(from, to, path.clip, thickness);
        }
      }
    }
  }

  private addFilled(outline: Point[], clip: BoundingBox, luminance: number): void {
    if (!isRectangle(outline)) return;
    const box = clipped(boundsOf(outline), clip);
    if (!box) return;
    const width = box[2] - box[0];
    const height = box[3] - box[1];
    const thin = Math.min(width, height);
    const long = Math.max(width, height);
    if (thin <= thickestRuling && long > thin * 2) {
      if (luminance < faintestInk && long >= shortestRuling) this.addLine(box, thin, width >= height);
    } else if (thin > thickestRuling && luminance < 0.995) {
      this.fills.push({ bbox: rounded(box), luminance: Math.round(luminance * 1000) / 1000 });
    }
  }

  private addStroke(from: Point, to: Point, clip: BoundingBox, thickness: number): void {
    const horizontal = Math.abs(from[1] - to[1]) < 0.5;
    if (!horizontal && Math.abs(from[0] - to[0]) >= 0.5) return;
    const box = clipped(boundsOf([from, to]), grown(clip, 1));
    if (!box || Math.max(box[2] - box[0], box[3] - box[1]) < shortestRuling) return;
    // A stroke as thick as that is an area.
    if (thickness > thickestRuling * 2) {
      const half = thickness / 2;
      const area = horizontal
        ? clipped([box[0], box[1] - half, box[2], box[3] + half], clip)
        : clipped([box[0] - half, box[1], box[2] + half, box[3]], clip);
      if (area) this.fills.push({ bbox: rounded(area), luminance: 0.5 });
      return;
    }
    this.addLine(box, thickness, horizontal);
  }

  private addLine(box: BoundingBox, thickness: number, horizontal: boolean): void {
    const [x0, y0, x1, y1] = rounded(box);
    const middleX = Math.round(((x0 + x1) / 2) * 100) / 100;
    const middleY = Math.round(((y0 + y1) / 2) * 100) / 100;
    const rounded2 = Math.round(thickness * 100) / 100;
    this.rulings.push(
      horizontal
        ? { x0, y0: middleY, x1, y1: middleY, thickness: rounded2 }
        : { x0: middleX, y0, x1: middleX, y1, thickness: rounded2 },
    );
  }
}

/** The corners of each subpath on the page; a subpath with a curve gives none of its curved parts. */
function outlinesOf({ data, matrix }: PaintedPath): Point[][] {
  const outlines: Point[][] = [];
  let outline: Point[] = [];
  const at = (index: number): Point => applyTo(matrix, data[index] ?? 0, data[index + 1] ?? 0);
  const finish = () => {
    if (outline.length > 1) outlines.push(outline);
    outline = [];
  };
  for (let index = 0; index < data.length;) {
    switch (data[index]) {
      case 0:
        finish();
        outline = [at(index + 1)];
        index += 3;
        break;
      case 1:
        outline.push(at(index + 1));
        index += 3;
        break;
      case 2:
        finish();
        outline = [at(index + 5)];
        index += 7;
        break;
      case 3:
        finish();
        outline = [at(index + 3)];
        index += 5;
        break;
      case 4:
        if (outline[0]) outline.push(outline[0]);
        index += 1;
        break;
      default:
        return outlines;
    }
  }
  finish();
  return outlines;
}

/** Four corners, each side along an axis. A line that goes there and back counts: it is a rectangle of no height. */
function isRectangle(outline: Point[]): boolean {
  const corners = outline.filter((corner, index) => {
    const before = outline[index - 1];
    return !before || Math.abs(before[0] - corner[0]) > 0.01 || Math.abs(before[1] - corner[1]) > 0.01;
  });
  if (corners.length < 2 || corners.length > 6) return false;
  return corners.every((corner, index) => {
    const next = corners[(index + 1) % corners.length] ?? corner;
    return Math.abs(corner[0] - next[0]) < 0.5 || Math.abs(corner[1] - next[1]) < 0.5;
  });
}

function boundsOf(points: readonly Point[]): BoundingBox {
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function clipped(box: BoundingBox, clip: BoundingBox): BoundingBox | undefined {
  const part: BoundingBox = [
    Math.max(box[0], clip[0]),
    Math.max(box[1], clip[1]),
    Math.min(box[2], clip[2]),
    Math.min(box[3], clip[3]),
  ];
  return part[0] <= part[2] && part[1] <= part[3] && part.every(Number.isFinite) ? part : undefined;
}

function grown(box: BoundingBox, by: number): BoundingBox {
  return [box[0] - by, box[1] - by, box[2] + by, box[3] + by];
}

function rounded([x0, y0, x1, y1]: BoundingBox): BoundingBox {
  const round = (value: number) => Math.round(value * 100) / 100;
  return [round(x0), round(y0), round(x1), round(y1)];
}
