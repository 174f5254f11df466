import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { GreyImage } from '../ocr/engine.ts';
import { findMarks, withoutLetterStrokes } from './find-marks.ts';
import { slopeOf } from './skew.ts';

const width = 850;
const height = 1100;

/** A page at 100 dpi on which boxes are painted, turned about its middle by a slope. */
function pageWith(painted: readonly { box: BoundingBox; level: number }[], slope = 0): GreyImage {
  const level = Buffer.alloc(width * height, 255);
  for (const { box, level: grey } of painted) {
    for (let y = box[1]; y < box[3]; y++) level.fill(grey, y * width + box[0], y * width + box[2]);
  }
  const pixels = Buffer.alloc(width * height, 255);
  const cosine = 1 / Math.sqrt(1 + slope * slope);
  const sine = slope * cosine;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const u = Math.round(width / 2 + cosine * dx + sine * dy);
      const v = Math.round(height / 2 - sine * dx + cosine * dy);
      if (u >= 0 && u < width && v >= 0 && v < height) pixels[y * width + x] = level[v * width + u] ?? 255;
    }
  }
  return { pixels, width, height };
}

/** Rows of little boxes as letters stand: enough ink to tell how a page lies. */
const writing = Array.from({ length: 30 }, (_, row) =>
  Array.from({ length: 60 }, (_, letter) => ({
    box: [80 + letter * 11, 60 + row * 16, 85 + letter * 11, 68 + row * 16] satisfies BoundingBox,
    level: 20,
  })),
).flat();
const line = { box: [100, 700, 600, 702] satisfies BoundingBox, level: 30 };
const faint = { box: [100, 740, 600, 742] satisfies BoundingBox, level: 160 };
const upright = { box: [300, 690, 302, 900] satisfies BoundingBox, level: 30 };
const band = { box: [100, 800, 700, 825] satisfies BoundingBox, level: 238 };

describe('lines and shades of a picture', () => {
  it.each([0, 0.012, -0.03, 0.1])('are found on a page of slope %d, and nothing in its writing', (slope) => {
    const image = pageWith([...writing, band, line, faint, upright], slope);
    expect(slopeOf(image)).toBeCloseTo(slope, 2);
    const { rulings, fills } = findMarks(image);
    const lengths = rulings.map(({ x0, y0, x1, y1 }) => Math.hypot(x1 - x0, y1 - y0)).sort((a, b) => a - b);
    expect(lengths).toHaveLength(3);
    expect(lengths[0]).toBeCloseTo(210, -1);
    expect(lengths[2]).toBeCloseTo(500, -1);
    expect(fills).toHaveLength(1);
    const [x0, y0, x1, y1] = fills[0]?.bbox ?? [0, 0, 0, 0];
    expect(x1 - x0).toBeCloseTo(600, -1);
    expect(y1 - y0).toBeGreaterThan(20);
    expect(y1 - y0).toBeLessThan(30);
    expect(fills[0]?.luminance).toBeCloseTo(238 / 255, 1);
  });

  it('tells the two lines of a double rule apart', () => {
    const image = pageWith([
      { box: [400, 500, 560, 502], level: 0 },
      { box: [400, 505, 560, 507], level: 0 },
    ]);
    const { rulings } = findMarks(image);
    expect(rulings.map(({ y0, thickness }) => [Math.round(y0), thickness])).toEqual([
      [501, 2],
      [506, 2],
    ]);
  });

  it('finds neither dashes nor the stems of tall letters', () => {
    const image = pageWith([
      { box: [100, 100, 116, 102], level: 0 },
      { box: [200, 100, 204, 145], level: 0 },
    ]);
    expect(findMarks(image)).toEqual({ rulings: [], fills: [] });
  });

  it('throws on no picture', () => {
    const picture = fc
      .record({ width: fc.integer({ min: 1, max: 60 }), height: fc.integer({ min: 1, max: 60 }) })
      .chain((size) =>
        fc
          .uint8Array({ minLength: size.width * size.height, maxLength: size.width * size.height })
          .map((pixels) => ({ ...size, pixels: Buffer.from(pixels) })),
      );
    fc.assert(
      fc.property(picture, (image) => {
        for (const { thickness } of findMarks(image).rulings) expect(thickness).toBeGreaterThan(0);
      }),
    );
  });
});

describe('lines through words', () => {
  const word = { confidence: 1, fontSize: 10, bold: false, italic: false };
  const words = [
    { ...word, text: 'registrant', bbox: [100, 100, 200, 120] satisfies BoundingBox },
    { ...word, text: '4,904', bbox: [400, 100, 450, 120] satisfies BoundingBox },
  ];

  it('are strokes of letters', () => {
    const through = { x0: 105, y0: 110, x1: 195, y1: 110, thickness: 5 };
    expect(withoutLetterStrokes([through], words)).toEqual([]);
  });

  it('are kept where they underline, or go on beyond the words', () => {
    const under = { x0: 395, y0: 119, x1: 455, y1: 119, thickness: 2 };
    const crossing = { x0: 20, y0: 110, x1: 700, y1: 110, thickness: 2 };
    expect(withoutLetterStrokes([under, crossing], words)).toEqual([under, crossing]);
  });
});
