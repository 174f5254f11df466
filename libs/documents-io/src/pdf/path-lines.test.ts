import { describe, expect, it } from '@jest/globals';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { PaintedPath } from './content-walker.ts';
import { identity } from './matrix.ts';
import { LineCollector } from './path-lines.ts';

const page: BoundingBox = [0, 0, 612, 792];
const rectangle = ([x0, y0, x1, y1]: BoundingBox) => [0, x0, y0, 1, x1, y0, 1, x1, y1, 1, x0, y1, 4];

function collect(path: Partial<PaintedPath>): LineCollector {
  const lines = new LineCollector();
  lines.add({ data: [], matrix: identity, clip: page, ...path });
  return lines;
}

describe('lines and areas of a page', () => {
  it('takes a stroke for a ruling line', () => {
    const { rulings } = collect({
      data: [0, 50, 100, 1, 300, 100],
      stroked: { luminance: 0, lineWidth: 0.5 },
    });
    expect(rulings).toEqual([{ x0: 50, y0: 100, x1: 300, y1: 100, thickness: 0.5 }]);
  });

  it('takes a thin filled rectangle for a ruling line and a larger one for an area', () => {
    const filled = { luminance: 0.2 };
    expect(collect({ data: rectangle([50, 100, 300, 101]), filled }).rulings).toHaveLength(1);
    const band = collect({ data: rectangle([50, 100, 300, 120]), filled });
    expect(band.rulings).toEqual([]);
    expect(band.fills).toEqual([{ bbox: [50, 100, 300, 120], luminance: 0.2 }]);
  });

  it('sees neither white ink nor what lies outside the clip, nor curves', () => {
    const stroked = { luminance: 1, lineWidth: 1 };
    expect(collect({ data: [0, 50, 100, 1, 300, 100], stroked }).rulings).toEqual([]);
    const outside = collect({ data: rectangle([700, 0, 800, 50]), filled: { luminance: 0 } });
    expect(outside.fills).toEqual([]);
    const circle = [0, 10, 0, 2, 10, 5, 5, 10, 0, 10, 2, -5, 10, -10, 5, -10, 0, 4];
    expect(collect({ data: circle, filled: { luminance: 0 } }).fills).toEqual([]);
  });
});
