/** Programs that read the pixels of a page; `auto` takes the one that suits each page. */
export const ocrEngines = ['tesseract.js', 'tesseract', 'pp-ocr', 'auto'] as const;
export type OcrEngine = (typeof ocrEngines)[number];

/** What reads a page where nobody chose. */
export const defaultOcrEngine: OcrEngine = 'auto';

/** Tesseract’s page segmentation modes that make sense for whole pages. Left out, the mode is chosen per page. */
export const pageSegmentations = [
  { value: 3, label: 'Automatic: columns and pictures' },
  { value: 4, label: 'One column of text of varying size: statements' },
  { value: 6, label: 'One even block of text: receipts, noisy scans' },
  { value: 11, label: 'Sparse text: find as much as possible' },
] as const;
export type PageSegmentation = (typeof pageSegmentations)[number]['value'];

/** The language that is read where nobody chose, and everywhere. */
export const builtInOcrLanguage = 'eng';

/** What a person may choose for “Run analysis again”. */
export interface OcrOptions {
  engine?: OcrEngine;
  /** Tesseract’s names of languages joined by +. */
  ocrLanguages?: string;
  pageSegmentation?: PageSegmentation;
}
