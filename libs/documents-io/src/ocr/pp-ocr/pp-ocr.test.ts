import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it, jest } from '@jest/globals';
import { decodeImage } from '../../image/decode-image.ts';
import { cropped } from '../grey-image.ts';
import { PpOcr } from './pp-ocr.ts';

jest.setTimeout(180_000);

const receipt = fileURLToPath(new URL('../../../../../fixtures/receipt.jpg', import.meta.url));
let steps = 0;
const engine = new PpOcr(() => steps++);
afterAll(() => engine.close());

it('reads the head of a receipt word by word, each in its place', async () => {
  const { grey } = await decodeImage(readFileSync(receipt), 1e8);
  const image = cropped(grey, [0, 80, grey.width, 300]);
  const words = await engine.recognise(image);
  expect(steps).toBeGreaterThan(3);
  const text = words.map((word) => word.text).join(' ');
  expect(text).toContain('Geoventure');
  expect(text).toContain('965857');
  expect(text).toContain('Puchong');
  for (const { bbox, confidence } of words) {
    expect(bbox[0] >= 0 && bbox[1] >= 0 && bbox[2] <= image.width && bbox[3] <= image.height).toBe(true);
    expect(bbox[0] < bbox[2] && bbox[1] < bbox[3]).toBe(true);
    expect(confidence > 0 && confidence <= 1).toBe(true);
  }
  const company = words.find((word) => word.text.includes('Geoventure'));
  const number = words.find((word) => word.text.includes('965857'));
  expect(company && number && company.bbox[3] < number.bbox[1]).toBe(true);
});

it('reads nothing on blank paper and in a speck, and starts again after it was closed', async () => {
  expect(await engine.recognise({ pixels: Buffer.alloc(60 * 40, 255), width: 60, height: 40 })).toEqual([]);
  await engine.close();
  expect(await engine.recognise({ pixels: Buffer.alloc(1, 0), width: 1, height: 1 })).toEqual([]);
});
