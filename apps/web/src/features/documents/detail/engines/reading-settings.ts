import {
  ocrEngines,
  pageSegmentations,
  type OcrEngine,
  type PageSegmentation,
} from '@gemmavision/domain/documents';

/** How a page is to be read again. */
export interface ReadingSettings {
  engine: OcrEngine;
  /** Null: chosen by what the page looks like. */
  pageSegmentation: PageSegmentation | null;
}

/** The engines by their names. */
export const engineWords: Record<OcrEngine, string> = {
  'tesseract.js': 'Tesseract, built in',
  tesseract: 'Tesseract of the server',
  'pp-ocr': 'PP-OCR',
  auto: 'The one that suits the page',
};

/** Whether the engine heeds the page layout that it is told. */
export function heedsLayout(engine: OcrEngine): boolean {
  return engine !== 'pp-ocr';
}

/** The short form in the address: `tesseract.js`, `tesseract:6`. */
export function settingsText({ engine, pageSegmentation }: ReadingSettings): string {
  return pageSegmentation === null ? engine : `${engine}:${pageSegmentation}`;
}

/** Reads the short form; undefined for anything else. */
export function settingsFrom(text: unknown): ReadingSettings | undefined {
  const [name, mode] = typeof text === 'string' ? text.split(':') : [];
  const engine = ocrEngines.find((known) => known === name);
  if (engine === undefined) return undefined;
  const segmentation = pageSegmentations.find(({ value }) => String(value) === mode)?.value ?? null;
  return { engine, pageSegmentation: heedsLayout(engine) ? segmentation : null };
}

/** The engine to begin with: another one than has read the page. */
export function otherEngine(engineOfPage: string): OcrEngine {
  return ocrEngines.find((engine) => engine !== engineOfPage) ?? 'tesseract.js';
}
