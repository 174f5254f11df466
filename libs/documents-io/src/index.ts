export { sniffMediaType, sniffedBytes, type SupportedMediaType } from './sniff.ts';
export { defaultLimits, type ReaderLimits } from './limits.ts';
export { engineNames, type EngineName, type PageSegmentation } from './ocr/engine.ts';
export {
  createDocumentReader,
  type DocumentReader,
  type DocumentReaderOptions,
  type DrawOutcome,
  type ReadInput,
  type ReadOutcome,
} from './reader/document-reader.ts';
