import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  defaultOcrEngine,
  type DocumentProgress,
  type OcrEngine,
  type PageSegmentation,
} from '@gemmavision/domain/documents';
import type {
  ChildSettings,
  DocumentRead,
  PagePicture,
  PageRead,
  Reason,
  Request,
} from '../child/protocol.ts';
import { defaultLimits, type ReaderLimits } from '../limits.ts';
import { watchPeakMemory } from './peak-memory.ts';
import { ReadingChild, type Ending } from './reading-child.ts';

export interface DocumentReaderOptions {
  limits?: Partial<ReaderLimits>;
  /** How many documents are read at a time, each in a process of its own. */
  children?: number;
  /** Pages of one document that are recognised at a time. */
  ocrThreads?: number;
  /** A Tesseract model; the one that is shipped by default. */
  tessdataPath?: string;
  /** Where the native OCR program is looked for: a PATH. */
  searchPath?: string;
  /** Told what went wrong inside, in the words of a log: never for a person. */
  onTrouble?: (detail: string) => void;
}

export interface ReadOptions {
  /** `defaultOcrEngine` where it is left out. */
  engine?: OcrEngine;
  /** Forces one of Tesseract's page segmentation modes. */
  pageSegmentation?: PageSegmentation;
  /** A Tesseract model for this document; the reader's own where it is left out. */
  tessdataPath?: string;
  /** Leaves the XML inside an invoice alone and reads the page only. */
  ignoreAttachments?: boolean;
  /** Also draws what was seen on each page, as SVG. */
  explain?: boolean;
  /** Also gives the pages before anything is understood in them: to score what understands them. */
  keepPages?: boolean;
}

export interface ReadInput extends ReadOptions {
  path: string;
  /** As the person named it: decides nothing but warnings, and the reason where the content is nothing known. */
  fileName: string;
  /** Computed when absent. */
  sha256?: string;
}

export type ReadOutcome = ({ ok: true } & DocumentRead) | { ok: false; reason: Reason };
export type DrawOutcome = ({ ok: true } & PagePicture) | { ok: false; reason: Reason };

export type PageOutcome =
  | ({
      ok: true;
      /** Of the reading process and what it started; null where the system does not say. */
      peakMemoryBytes: number | null;
    } & PageRead)
  | { ok: false; reason: Reason };

export interface PageInput {
  path: string;
  /** 1-based. */
  page: number;
  engine: OcrEngine;
  pageSegmentation?: PageSegmentation;
}

export interface DocumentReader {
  /**
   * Reads one document. Everything that can be wrong with a document is a value; rejects only with the signal's
   * reason, when the caller gives up.
   */
  read(
    input: ReadInput,
    onProgress?: (progress: DocumentProgress) => void,
    signal?: AbortSignal,
  ): Promise<ReadOutcome>;
  /** Draws a page upright as it was read: PDF pages at `dpi`, pictures pixel by pixel. Huge pages come smaller. */
  drawPage(input: { path: string; page: number; dpi: number }, signal?: AbortSignal): Promise<DrawOutcome>;
  /**
   * Recognises one page from its picture, also where it has a text layer. The memory is that of a process which has
   * read nothing else before only in a reader that is new.
   */
  readPage(input: PageInput, signal?: AbortSignal): Promise<PageOutcome>;
  /** Ends all children; documents being read end as stopped_unexpectedly. */
  close(): Promise<void>;
}

/** A child is replaced after so many documents, so that what parsers leak does not add up. */
const documentsPerChild = 200;
/** Tesseract's model for English that comes with the product. */
export const shippedModel = fileURLToPath(
  new URL('../../../../assets/tessdata/eng.traineddata', import.meta.url),
);

/** Opens documents in child processes, where a hostile one can do no more than end its own child. */
export function createDocumentReader(options: DocumentReaderOptions = {}): DocumentReader {
  const children = Math.max(1, options.children ?? Math.min(2, availableParallelism()));
  const settings: ChildSettings = {
    tessdataPath: path.resolve(options.tessdataPath ?? shippedModel),
    searchPath: options.searchPath ?? '/usr/local/bin:/usr/bin:/bin',
    ocrThreads: options.ocrThreads ?? Math.max(1, Math.min(4, Math.floor(availableParallelism() / children))),
    limits: { ...defaultLimits, ...options.limits },
  };
  const idle: ReadingChild[] = [];
  const busy = new Set<ReadingChild>();
  const waiting: (() => void)[] = [];

  async function withChild<T>(work: (child: ReadingChild) => Promise<T>): Promise<T> {
    while (busy.size >= children) await new Promise<void>((resolve) => waiting.push(resolve));
    let child = idle.pop();
    while (child && !child.isAlive) child = idle.pop();
    child ??= new ReadingChild(settings);
    busy.add(child);
    try {
      return await work(child);
    } finally {
      const worn =
        child.documents >= documentsPerChild || child.residentBytes > settings.limits.maxResidentBytes * 0.6;
      if (worn) await child.kill();
      busy.delete(child);
      if (child.isAlive) idle.push(child);
      waiting.shift()?.();
    }
  }

  async function run(
    request: Request,
    onProgress: (progress: DocumentProgress) => void,
    signal: AbortSignal | undefined,
  ): Promise<Ending> {
    const ending = await withChild((child) => child.run(request, onProgress, signal));
    if (ending.kind === 'failed' && ending.detail) options.onTrouble?.(ending.detail);
    return ending;
  }

  return {
    async read(input, onProgress = () => undefined, signal) {
      const ending = await run(
        {
          kind: 'read',
          path: path.resolve(input.path),
          fileName: input.fileName,
          engine: input.engine ?? defaultOcrEngine,
          ignoreAttachments: input.ignoreAttachments ?? false,
          explain: input.explain ?? false,
          keepPages: input.keepPages ?? false,
          ...(input.sha256 ? { sha256: input.sha256 } : {}),
          ...(input.pageSegmentation ? { pageSegmentation: input.pageSegmentation } : {}),
          ...(input.tessdataPath ? { tessdataPath: path.resolve(input.tessdataPath) } : {}),
        },
        onProgress,
        signal,
      );
      if (ending.kind !== 'read') return { ok: false, reason: reasonOf(ending) };
      const { result, drawings, pagesRead } = ending;
      return { ok: true, result, ...(drawings && { drawings }), ...(pagesRead && { pagesRead }) };
    },
    async drawPage({ path: filePath, page, dpi }, signal) {
      const ending = await run(
        { kind: 'draw', path: path.resolve(filePath), page, dpi },
        () => undefined,
        signal,
      );
      return ending.kind === 'drawn'
        ? { ok: true, ...ending.picture }
        : { ok: false, reason: reasonOf(ending) };
    },
    async readPage({ path: filePath, page, engine, pageSegmentation }, signal) {
      const request: Request = {
        kind: 'readPage',
        path: path.resolve(filePath),
        page,
        engine,
        ...(pageSegmentation ? { pageSegmentation } : {}),
      };
      const { ending, peakMemoryBytes } = await withChild(async (child) => {
        const peakMemory = watchPeakMemory(child.pid ?? 0);
        try {
          return { ending: await child.run(request, () => undefined, signal), peakMemoryBytes: peakMemory() };
        } finally {
          peakMemory();
        }
      });
      if (ending.kind === 'failed' && ending.detail) options.onTrouble?.(ending.detail);
      if (ending.kind !== 'pageRead') return { ok: false, reason: reasonOf(ending) };
      const { text, milliseconds } = ending;
      return { ok: true, text, milliseconds, peakMemoryBytes };
    },
    async close() {
      await Promise.all([...idle.splice(0), ...busy].map((child) => child.kill()));
    },
  };
}

function reasonOf(ending: Ending): Reason {
  if (ending.kind !== 'failed')
    throw new Error(`the reading process answered with ${ending.kind} out of turn`);
  return { code: ending.code, message: ending.message };
}
