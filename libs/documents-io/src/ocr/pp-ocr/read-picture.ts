import type { PageWord } from '@gemmavision/extraction/page';
import type { GreyImage } from '../engine.ts';
import { findLines } from './find-lines.ts';
import { lineWords } from './line-words.ts';
import type { PpOcrModels } from './models.ts';
import type { Tensor } from './network.ts';
import { readCharacters } from './read-characters.ts';
import { cutOut } from './resample.ts';
import { rowNumbers } from './rows.ts';
import type { SlantedBox } from './slanted-box.ts';

/** Longest side of the picture in which lines are looked for, in pixels: time and memory grow with its square. */
const longestSide = 1280;
/** Height of a line in the pictures that the reader was trained with. */
const lineHeight = 48;
/** A guard against memory: no line is longer than this times its height. */
const longestLine = 100;

/**
 * The words of a picture that stands upright, row by row from the top. Boxes are in its pixels, and inside it.
 *
 * @param onStep called when the lines are found, and after each.
 */
export async function readPicture(
  models: PpOcrModels,
  image: GreyImage,
  onStep: () => void,
): Promise<PageWord[]> {
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
  const boxes = await findLines(models.finder, image, scale);
  onStep();
  const rows = rowNumbers(boxes);
  const words: PageWord[] = [];
  for (const [index, box] of boxes.entries()) {
    words.push(...(await readLine(models, image, box, rows[index] ?? 0)));
    onStep();
  }
  return words.sort((a, b) => (a.ocrLine?.line ?? 0) - (b.ocrLine?.line ?? 0) || a.bbox[0] - b.bbox[0]);
}

async function readLine(
  { reader, alphabet }: PpOcrModels,
  image: GreyImage,
  box: SlantedBox,
  line: number,
): Promise<PageWord[]> {
  const width = Math.max(8, Math.round(lineHeight * Math.min(box.width / box.height, longestLine)));
  const cut = cutOut(image, box, width, lineHeight);
  const output = await reader.run(asInput(cut));
  const steps = output.dims.at(-2) ?? 1;
  return lineWords(readCharacters(output, alphabet), { cut, box, columnsPerStep: width / steps, line })
    .map((word) => ({ ...word, bbox: within(image, word.bbox) }))
    .filter(({ bbox }) => bbox[0] < bbox[2] && bbox[1] < bbox[3]);
}

/** Black is −1, white 1; the reader takes three colours. */
function asInput({ pixels, width, height }: GreyImage): Tensor {
  const size = width * height;
  const data = new Float32Array(3 * size);
  for (let at = 0; at < size; at++) data[at] = (pixels[at] ?? 0) / 127.5 - 1;
  data.copyWithin(size, 0, size);
  data.copyWithin(2 * size, 0, size);
  return { data, dims: [1, 3, height, width] };
}

function within({ width, height }: GreyImage, [x0, y0, x1, y1]: PageWord['bbox']): PageWord['bbox'] {
  return [Math.max(x0, 0), Math.max(y0, 0), Math.min(x1, width), Math.min(y1, height)];
}
