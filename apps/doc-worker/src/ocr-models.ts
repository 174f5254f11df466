import { copyFileSync, existsSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { builtInOcrLanguage } from '@gemmavision/domain/documents';
import { shippedModel } from '@gemmavision/documents-io';

const ending = '.traineddata';

/**
 * Where the reader finds Tesseract's models for languages joined by +: undefined for English alone, which is shipped;
 * else a path whose folder holds a `.traineddata` file for each of them.
 *
 * @throws Error in words for the person who runs the worker, where a file is missing.
 */
export function tessdataPathFor(languages: string, dataDir: string): string | undefined {
  if (languages === builtInOcrLanguage) return undefined;
  const folder = modelFolder(dataDir);
  const missing = languages
    .split('+')
    .map((language) => path.join(folder, `${language}${ending}`))
    .filter((file) => !existsSync(file));
  if (missing.length > 0) {
    throw new Error(
      `OCR is to read ${languages}, but there is no ${missing.join(' and no ')}. Put Tesseract's model of each language there (Debian has them as tesseract-ocr-deu and so on), or leave the language at eng.`,
    );
  }
  return path.join(folder, `${languages}${ending}`);
}

/** The languages whose models this worker has. */
export function offeredLanguages(dataDir: string): string[] {
  const folder = modelFolder(dataDir);
  if (!existsSync(folder)) return [builtInOcrLanguage];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
}

/**
 * Where somebody may have put models. Tesseract wants all models of one reading in one folder: the shipped one is copied
 * beside theirs.
 */
function modelFolder(dataDir: string): string {
  const folder = path.resolve(dataDir, 'tessdata');
  const english = path.join(folder, `${builtInOcrLanguage}${ending}`);
  if (existsSync(folder) && !existsSync(english)) {
    const part = `${english}.${process.pid}.part`;
    copyFileSync(shippedModel, part);
    renameSync(part, english);
  }
  return folder;
}
