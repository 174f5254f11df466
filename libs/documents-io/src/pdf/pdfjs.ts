/** pdf.js, loaded in the one way that leaves the process as fast as it was. */
// The order matters: what the engine's own functions are must be known before pdf.js is loaded.
import { putNativeFunctionsBack } from './native-functions.ts';
import { getDocument, OPS, PDFWorker, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Loaded here, because pdf.js would load it with the first document, after the line below.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';

putNativeFunctionsBack();

declare global {
  /** What pdf.js's worker leaves behind for pdf.js in the same thread; it comes without types. */
  var pdfjsWorker: {
    WorkerMessageHandler: {
      /** Makes the half of pdf.js that parses answer on the port. */
      initializeFromPort(port: unknown): void;
    };
  };
}

const { WorkerMessageHandler } = globalThis.pdfjsWorker;

export { getDocument, OPS, PDFWorker, VerbosityLevel, WorkerMessageHandler };
