import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Where the reader finds Tesseract's models for the languages of `OCR_LANGUAGES`: undefined for English alone, which
 * is shipped; else a path whose folder holds a `.traineddata` file for each of them.
 *
 * @throws Error in words for the person who runs the worker, where a file is missing.
 */
export function tessdataPathFor(languages: string, dataDir: string): string | undefined {
  if (languages === 'eng') return undefined;
  const folder = path.resolve(dataDir, 'tessdata');
  const missing = languages
    .split('+')
    .map((language) => path.join(folder, `${language}.traineddata`))
    .filter((file) => !existsSync(file));
  if (missing.length > 0) {
    throw new Error(
      `OCR_LANGUAGES is ${languages}, but there is no ${missing.join(' and no ')}. Put Tesseract's model of each language there (Debian has them as tesseract-ocr-deu and so on), or leave OCR_LANGUAGES at eng.`,
    );
  }
  return path.join(folder, `${languages}.traineddata`);
}
