import type { GreyImage } from '../engine.ts';
import type { Network } from './network.ts';
import { resampled } from './resample.ts';
import type { SlantedBox } from './slanted-box.ts';
import { textRegions } from './text-regions.ts';

/** The network halves the picture five times: its sides must be multiples of this. */
const sideStep = 32;
/** Mean and deviation of the pictures that the network was trained with, red, green and blue, white being 1. */
const means = [0.485, 0.456, 0.406];
const deviations = [0.229, 0.224, 0.225];

/**
 * Where lines of writing are, as boxes in the picture's pixels, from left to right and top to bottom unsorted.
 *
 * @param scale the picture is shrunk or enlarged by this before the network looks at it.
 */
export async function findLines(network: Network, image: GreyImage, scale: number): Promise<SlantedBox[]> {
  const width = wholeSteps(image.width * scale);
  const height = wholeSteps(image.height * scale);
  const { data, dims } = await network.run(asInput(resampled(image, width, height)));
  const [mapHeight = height, mapWidth = width] = dims.slice(-2);
  const [toX, toY] = [image.width / mapWidth, image.height / mapHeight];
  return textRegions({ values: data, width: mapWidth, height: mapHeight }).map((box) => ({
    // Both factors are the same but for the rounding to whole steps.
    centreX: (box.centreX + 0.5) * toX,
    centreY: (box.centreY + 0.5) * toY,
    width: box.width * toX,
    height: box.height * toY,
    angle: box.angle,
  }));
}

function wholeSteps(length: number): number {
  return Math.max(1, Math.round(length / sideStep)) * sideStep;
}

function asInput({ pixels, width, height }: GreyImage) {
  const size = width * height;
  const data = new Float32Array(3 * size);
  for (const [channel, mean] of means.entries()) {
    const deviation = deviations[channel] ?? 1;
    for (let at = 0; at < size; at++) {
      data[channel * size + at] = ((pixels[at] ?? 0) / 255 - mean) / deviation;
    }
  }
  return { data, dims: [1, 3, height, width] };
}
