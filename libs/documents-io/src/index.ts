export { blackOut } from './image/black-out.ts';
export { judgeContent, sniffMediaType, sniffedBytes, type SupportedMediaType } from './sniff.ts';
export { defaultLimits, type ReaderLimits } from './limits.ts';
export {
  createDocumentReader,
  shippedModel,
  type DocumentReader,
  type DocumentReaderOptions,
  type DrawOutcome,
  type PageOutcome,
  type ReadInput,
  type ReadOptions,
  type ReadOutcome,
} from './reader/document-reader.ts';
