import type {
  DocumentProgress,
  DocumentReasonCode,
  ExtractionResult,
  OcrEngine,
  PageSegmentation,
  PageText,
} from '@gemmavision/domain/documents';
import type { Attachment } from '@gemmavision/extraction/document';
import type { Page } from '@gemmavision/extraction/page';
import type { ReaderLimits } from '../limits.ts';

/** What a child is told when it starts, as its only argument. */
export interface ChildSettings {
  tessdataPath: string;
  searchPath: string;
  ocrThreads: number;
  limits: ReaderLimits;
}

export interface ReadRequest {
  kind: 'read';
  /** Absolute. */
  path: string;
  fileName: string;
  sha256?: string;
  engine: OcrEngine;
  pageSegmentation?: PageSegmentation;
  /** Absolute; that of the settings where it is left out. */
  tessdataPath?: string;
  ignoreAttachments: boolean;
  /** Also draws what was seen on each page. */
  explain: boolean;
  /** Also gives the pages as they were read, before anything is understood in them. */
  keepPages: boolean;
}

export interface DrawRequest {
  kind: 'draw';
  /** Absolute. */
  path: string;
  /** 1-based. */
  page: number;
  dpi: number;
}

/** Recognise one page, whatever its text layer says, and understand nothing in it. */
export interface ReadPageRequest {
  kind: 'readPage';
  /** Absolute. */
  path: string;
  /** 1-based. */
  page: number;
  engine: OcrEngine;
  pageSegmentation?: PageSegmentation;
}

export type Request = ReadRequest | DrawRequest | ReadPageRequest;

export interface Reason {
  code: DocumentReasonCode;
  /** For a person. */
  message: string;
}

export interface DocumentRead {
  result: ExtractionResult;
  /** An SVG for each page, where an explanation was asked for. */
  drawings?: string[];
  /** What was understood, where it was asked for: `understandDocument` gives the rest of the result from it. */
  pagesRead?: { pages: Page[]; attachments: Attachment[] };
}

export interface PagePicture {
  png: Buffer;
  width: number;
  height: number;
}

export interface PageRead {
  text: PageText;
  /** From opening the file to the last word. */
  milliseconds: number;
}

/** From child to parent. `working` says no more than that a piece of work is done. */
export type Message =
  | { kind: 'ready' }
  | { kind: 'progress'; progress: DocumentProgress; ocrPages: number }
  | { kind: 'working' }
  | ({ kind: 'read' } & DocumentRead)
  | { kind: 'drawn'; picture: PagePicture }
  | ({ kind: 'pageRead' } & PageRead)
  /** `detail` is for the log: what the parser or our own code said. */
  | { kind: 'failed'; reason: Reason; detail?: string };
