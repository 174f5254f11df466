import type { OcrEngine } from '@gemmavision/domain/documents';

/** What reads scanned pages, in words. */
export const engineWords: Record<OcrEngine, string> = {
  'tesseract.js': 'Tesseract, built in',
  tesseract: 'Tesseract of the server, where it is installed',
  'pp-ocr': 'PP-OCR, built in: slower, better on receipts and photographs',
  auto: 'What suits the page: PP-OCR for receipts, else Tesseract, built in',
};
