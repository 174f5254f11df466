/** What one document may cost. */
export interface ReaderLimits {
  maxBytes: number;
  maxPages: number;
  /** Of one image, or of one picture inside a PDF. */
  maxPixels: number;
  /** For the document as a whole; each page adds the next figure, and each page that needs OCR the one after. */
  wallMilliseconds: number;
  wallMillisecondsPerPage: number;
  wallMillisecondsPerOcrPage: number;
  /**
   * Without any progress (a page read, a picture recognised) for so long, the child is taken to hang, if it had the
   * processor meanwhile.
   */
  stallMilliseconds: number;
  /** Resident memory of the child. */
  maxResidentBytes: number;
}

const mebibyte = 2 ** 20;

export const defaultLimits: Readonly<ReaderLimits> = {
  maxBytes: 200 * mebibyte,
  maxPages: 2000,
  maxPixels: 100_000_000,
  wallMilliseconds: 120_000,
  wallMillisecondsPerPage: 300,
  wallMillisecondsPerOcrPage: 20_000,
  stallMilliseconds: 30_000,
  maxResidentBytes: 1400 * mebibyte,
};

/** The most pixels of a page that we draw ourselves, for OCR or for a person: A4 at 300 dpi has 8.7 million. */
export const maxDrawnPixels = 20_000_000;
