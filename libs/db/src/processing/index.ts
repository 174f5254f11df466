export * from './claim-pending-documents.ts';
export * from './finish-attempt.ts';
export * from './lease.ts';
export * from './ocr-languages.ts';
export * from './return-lost-documents.ts';
export * from './save-results-together.ts';
export * from './workers.ts';
