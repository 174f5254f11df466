declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: {
    /** Makes the half of pdf.js that parses answer on the port. */
    initializeFromPort(port: unknown): void;
  };
}
