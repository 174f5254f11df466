import { parentPort } from 'node:worker_threads';
import type { PageWord } from '@gemmavision/extraction/page';
import type { GreyImage } from '../engine.ts';
import { loadModels } from './models.ts';
import { readPicture } from './read-picture.ts';

/** What the thread says of the pictures, in the order in which they came: `working` again and again, then the rest. */
export type Answer = 'working' | { words: PageWord[] } | { error: string };

/** The thread that PP-OCR computes in, so that the process hears meanwhile and its memory is given back at the end. */
const models = loadModels();
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (image: GreyImage) => {
  last = last.then(async () => parentPort?.postMessage(await answer(image)));
});

async function answer(image: GreyImage): Promise<Answer> {
  try {
    // A buffer arrives as plain bytes.
    const loaded = await models;
    const picture = { ...image, pixels: Buffer.from(image.pixels) };
    return { words: await readPicture(loaded, picture, () => parentPort?.postMessage('working')) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
