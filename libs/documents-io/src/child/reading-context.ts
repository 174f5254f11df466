import type { DocumentProgress, OcrEngine, PageSegmentation } from '@gemmavision/domain/documents';
import type { ReaderLimits } from '../limits.ts';
import type { Recogniser } from '../ocr/engine.ts';

/** What every step of reading one document needs: its settings, the engine, and whom to tell. */
export interface ReadingContext {
  limits: ReaderLimits;
  engine: OcrEngine;
  ocr: Recogniser;
  ocrThreads: number;
  pageSegmentation: PageSegmentation | undefined;
  ignoreAttachments: boolean;
  progress(progress: DocumentProgress): void;
  /** A piece of work is done that is no finished page. */
  working(): void;
  /** One more page needs OCR: the document may take longer. */
  ocrPageFound(): void;
  scanFinished(): void;
  scansFinished(): number;
  /** Resolves when the next scan is finished. */
  nextScan(): Promise<void>;
}
