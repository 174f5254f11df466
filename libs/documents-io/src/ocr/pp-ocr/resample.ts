import type { GreyImage } from '../engine.ts';
import { pointIn, type SlantedBox } from './slanted-box.ts';

/** The picture in another size. */
export function resampled(image: GreyImage, width: number, height: number): GreyImage {
  const whole = {
    centreX: image.width / 2,
    centreY: image.height / 2,
    width: image.width,
    height: image.height,
    angle: 0,
  };
  return cutOut(image, whole, width, height);
}

/**
 * The part of the picture inside the box, laid straight, in the given size. Between pixels the values are weighted
 * by nearness; where the picture is shrunk, the mean of all that falls on a pixel. Outside of the picture its edge
 * goes on.
 */
export function cutOut(image: GreyImage, box: SlantedBox, width: number, height: number): GreyImage {
  const [stepX, stepY] = [box.width / width, box.height / height];
  const [samplesX, samplesY] = [Math.max(1, Math.round(stepX)), Math.max(1, Math.round(stepY))];
  const [originX, originY] = pointIn(box, 0, 0);
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const pixels = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let j = 0; j < samplesY; j++) {
        const across = (y + (j + 0.5) / samplesY) * stepY;
        for (let i = 0; i < samplesX; i++) {
          const along = (x + (i + 0.5) / samplesX) * stepX;
          sum += valueAt(image, originX + along * cos - across * sin, originY + along * sin + across * cos);
        }
      }
      pixels[y * width + x] = Math.round(sum / (samplesX * samplesY));
    }
  }
  return { pixels, width, height };
}

/** The value at a point; the middle of the first pixel is at 0.5. */
function valueAt({ pixels, width, height }: GreyImage, x: number, y: number): number {
  const left = Math.min(Math.max(x - 0.5, 0), width - 1);
  const top = Math.min(Math.max(y - 0.5, 0), height - 1);
  const [x0, y0] = [Math.floor(left), Math.floor(top)];
  const [x1, y1] = [Math.min(x0 + 1, width - 1), Math.min(y0 + 1, height - 1)];
  const [dx, dy] = [left - x0, top - y0];
  const at = (column: number, row: number) => pixels[row * width + column] ?? 0;
  return (
    (at(x0, y0) * (1 - dx) + at(x1, y0) * dx) * (1 - dy) + (at(x0, y1) * (1 - dx) + at(x1, y1) * dx) * dy
  );
}
