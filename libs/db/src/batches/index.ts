export * from './attention.ts';
export * from './begin-batch.ts';
export * from './cancel-batch.ts';
export { pauseBatch, renameBatch, resumeBatch, sealBatch } from './change-batch.ts';
export * from './end-batches.ts';
export { findBatches, getBatch } from './find-batches.ts';
export { checkOpen } from './open-batch.ts';
export * from './refusals.ts';
export * from './retry-batch.ts';
