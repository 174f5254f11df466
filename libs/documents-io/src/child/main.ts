import { documentReasons, type OcrEngine } from '@gemmavision/domain/documents';
import type { Recogniser } from '../ocr/engine.ts';
import { NativeTesseract, OcrProgramMissing } from '../ocr/native-tesseract.ts';
import { EngineByKind } from '../ocr/engine-by-kind.ts';
import { PpOcr } from '../ocr/pp-ocr/pp-ocr.ts';
import { TesseractJs } from '../ocr/tesseract-js.ts';
import { drawPage } from './draw-page.ts';
import { refuseNetwork } from './no-network.ts';
import { guardThisProcess } from './process-guard.ts';
import type { ChildSettings, Message, Reason, Request } from './protocol.ts';
import { readDocument } from './read-document.ts';
import { readOnePage } from './read-one-page.ts';
import type { ReadingContext } from './reading-context.ts';
import { Unreadable } from './unreadable.ts';

/**
 * The process in which documents are opened: one at a time, many in its life. It keeps no promise to survive
 * any of them; the parent watches its time and memory from outside.
 */
const settings = JSON.parse(process.argv[2] ?? '{}') as ChildSettings;
guardThisProcess(settings.limits.maxResidentBytes);
refuseNetwork();
const ppOcr = new PpOcr(() => tell({ kind: 'working' }));

interface Engines {
  tessdataPath: string;
  byName: Record<OcrEngine, Recogniser>;
}

function enginesFor(tessdataPath: string): Engines {
  const tesseractJs = new TesseractJs(tessdataPath, settings.ocrThreads);
  return {
    tessdataPath,
    byName: {
      auto: new EngineByKind(tesseractJs, ppOcr),
      'tesseract.js': tesseractJs,
      tesseract: new NativeTesseract(tessdataPath, settings.searchPath),
      'pp-ocr': ppOcr,
    },
  };
}

/** Those of the last request: its languages are likely those of the next, and each set of threads takes much memory. */
let engines = enginesFor(settings.tessdataPath);

async function engineFor(request: Request): Promise<Recogniser> {
  const tessdataPath = (request.kind === 'read' ? request.tessdataPath : undefined) ?? settings.tessdataPath;
  if (tessdataPath !== engines.tessdataPath) {
    await engines.byName['tesseract.js'].close();
    engines = enginesFor(tessdataPath);
  }
  return engines.byName[nameOf(request)];
}

function nameOf(request: Request): OcrEngine {
  return request.kind === 'draw' ? 'tesseract.js' : request.engine;
}

function tell(message: Message): void {
  process.send?.(message);
}

function contextFor(request: Request, ocr: Recogniser): ReadingContext {
  let ocrPages = 0;
  let scans = 0;
  let wake: (() => void)[] = [];
  let last: Parameters<ReadingContext['progress']>[0] = { stage: 'opening', page: 0, pages: 0 };
  const report = () => tell({ kind: 'progress', progress: last, ocrPages });
  return {
    limits: settings.limits,
    engine: nameOf(request),
    ocr,
    ocrThreads: settings.ocrThreads,
    pageSegmentation: request.kind === 'draw' ? undefined : request.pageSegmentation,
    ignoreAttachments: request.kind === 'read' && request.ignoreAttachments,
    progress: (progress) => {
      last = progress;
      report();
    },
    working: () => tell({ kind: 'working' }),
    ocrPageFound: () => {
      ocrPages++;
      report();
    },
    scanFinished: () => {
      scans++;
      wake.forEach((resolve) => resolve());
      wake = [];
    },
    scansFinished: () => scans,
    nextScan: () => new Promise((resolve) => wake.push(resolve)),
  };
}

async function answer(request: Request): Promise<Message> {
  try {
    const context = contextFor(request, await engineFor(request));
    if (request.kind === 'draw') return { kind: 'drawn', picture: await drawPage(request, context) };
    if (request.kind === 'readPage') return { kind: 'pageRead', ...(await readOnePage(request, context)) };
    return { kind: 'read', ...(await readDocument(request, context)) };
  } catch (error) {
    return { kind: 'failed', ...failureOf(error) };
  }
}

function failureOf(error: unknown): { reason: Reason; detail?: string } {
  if (error instanceof Unreadable) return { reason: { code: error.code, message: error.message } };
  if (error instanceof OcrProgramMissing) return { reason: { code: 'internal', message: error.message } };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { reason: { code: 'internal', message: documentReasons.internal }, detail };
}

process.on('message', (request: Request) => {
  void answer(request).then(tell);
});
tell({ kind: 'ready' });
