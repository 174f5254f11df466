import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import { walkContent } from './content-walker.ts';
import { fontFactsOf } from './font-facts.ts';
import { toMatrix } from './matrix.ts';

/**
 * How much of a page its pictures cover, 0 to 1, without drawing it. A scan may come in strips, so areas are summed.
 * The document must have been opened with its pictures.
 */
export async function pictureShareOf(page: PDFPageProxy): Promise<number> {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const toPage = toMatrix(transform);
  if (!toPage) return 0;
  const frame: BoundingBox = [0, 0, width, height];
  let covered = 0;
  walkContent(await page.getOperatorList(), toPage, frame, (name) => fontFactsOf(page, name), {
    glyph: () => undefined,
    path: () => undefined,
    picture: ([x0, y0, x1, y1]) => {
      covered += Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
    },
  });
  return Math.min(1, covered / (width * height));
}
