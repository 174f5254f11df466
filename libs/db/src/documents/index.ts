export * from './accept-documents.ts';
export * from './delete-document.ts';
export * from './document-record.ts';
export * from './find-documents.ts';
export * from './get-document.ts';
export * from './get-queue-status.ts';
export * from './get-result.ts';
export * from './retry-document.ts';
