import { createRequire } from 'node:module';
import path from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js';
import { Unreadable } from '../child/unreadable.ts';
import { copylessChannel } from './copyless-port.ts';
import { getDocument, PDFWorker, VerbosityLevel, WorkerMessageHandler } from './pdfjs.ts';

const packageFolder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string) => `${path.join(packageFolder, name)}/`;

export interface OpenPdf {
  document: PDFDocumentProxy;
  close(): Promise<void>;
}

/** Takes fonts and keeps none of them. */
const fontsGoNowhere = {
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => 0 }, remove: () => undefined }),
};

/**
 * Opens a PDF. `largestImagePixels` is the size above which pdf.js leaves images out: 1 reads text and lines
 * without decoding a single picture, and without the outlines of letters: pdf.js works these out, a quarter of the
 * time that a page takes, where there is no web page that could load the font.
 *
 * @throws Unreadable encrypted, corrupt.
 */
export async function openPdf(bytes: Uint8Array, largestImagePixels: number): Promise<OpenPdf> {
  const textOnly = largestImagePixels === 1;
  // Drawing writes into the operators: there each half keeps a copy of its own.
  const worker = textOnly ? workerInThisThread() : undefined;
  const close = async () => {
    await task.destroy();
    worker?.destroy();
  };
  const task = getDocument({
    ...(worker && { worker }),
    // pdf.js takes the buffer for itself; the caller still needs its own.
    data: new Uint8Array(bytes),
    standardFontDataUrl: folder('standard_fonts'),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    useSystemFonts: false,
    useWorkerFetch: false,
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: largestImagePixels,
    ...(textOnly && { disableFontFace: false, ownerDocument: fontsGoNowhere }),
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    return { document, close };
  } catch (error) {
    await close();
    throw new Unreadable(isAboutEncryption(error) ? 'encrypted' : 'corrupt');
  }
}

/** A password that is asked for; or a way of encrypting that pdf.js does not know, as for the holder of a certificate. */
function isAboutEncryption(error: unknown): boolean {
  return (
    error instanceof Error && (error.name === 'PasswordException' || /\bencryption\b/.test(error.message))
  );
}

/** The half of pdf.js that parses, in this thread and without copies between the halves. */
function workerInThisThread(): PDFWorker {
  const [port, other] = copylessChannel();
  WorkerMessageHandler.initializeFromPort(other);
  // pdf.js declares a browser's Worker; it calls nothing but what the port has.
  const options: unknown = { port, verbosity: VerbosityLevel.ERRORS };
  return new PDFWorker(options as ConstructorParameters<typeof PDFWorker>[0]);
}
