import { createCanvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { maxDrawnPixels } from '../limits.ts';
import type { GreyImage } from '../ocr/engine.ts';
import type { Turn } from '../ocr/grey-image.ts';

export interface DrawnPage {
  /** RGBA, rows from the top. */
  pixels: Buffer;
  width: number;
  height: number;
  /** Pixels per point: less than asked for where the page is huge. */
  scale: number;
  png(): Promise<Buffer>;
}

/** Draws a page, turned as it was read, with at most `maxDrawnPixels` pixels. */
export async function drawPdfPage(page: PDFPageProxy, turn: Turn, dpi: number): Promise<DrawnPage> {
  const rotation = (page.rotate + turn) % 360;
  const whole = page.getViewport({ scale: 1, rotation });
  const scale = Math.min(dpi / 72, Math.sqrt(maxDrawnPixels / Math.max(1, whole.width * whole.height)));
  const viewport = page.getViewport({ scale, rotation });
  const width = Math.max(1, Math.floor(viewport.width));
  const height = Math.max(1, Math.floor(viewport.height));
  const canvas = createCanvas(width, height);
  // pdf.js declares the browser's canvas; the one of @napi-rs has all that it calls.
  const onCanvas: unknown = {
    canvas,
    canvasContext: canvas.getContext('2d'),
    viewport,
    background: '#ffffff',
  };
  const task = page.render(onCanvas as Parameters<PDFPageProxy['render']>[0]);
  await task.promise;
  // A copy: what the canvas gives out is its own memory. That is none that the garbage collector sees (a hundred blank
  // pages held 1.5 gibibytes), so it is given back at once.
  const pixels = Buffer.from(canvas.data());
  canvas.width = canvas.height = 1;
  const png = () =>
    sharp(pixels, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer();
  return { pixels, width, height, scale, png };
}

/** The most pixels of one picture on the page that was drawn last; 0 where it has none. */
export function largestPictureOf(page: PDFPageProxy): number {
  let largest = 0;
  for (const [, object] of page.objs) {
    if (typeof object !== 'object' || object === null || !('width' in object) || !('height' in object))
      continue;
    largest = Math.max(largest, Number(object.width) * Number(object.height) || 0);
  }
  return largest;
}

export function greyOf(drawn: DrawnPage): GreyImage {
  const pixels = Buffer.alloc(drawn.width * drawn.height);
  for (let index = 0; index < pixels.length; index++) {
    const at = index * 4;
    pixels[index] =
      ((drawn.pixels[at] ?? 0) * 77 + (drawn.pixels[at + 1] ?? 0) * 150 + (drawn.pixels[at + 2] ?? 0) * 29) >>
      8;
  }
  return { pixels, width: drawn.width, height: drawn.height };
}
