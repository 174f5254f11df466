export * from './attention.ts';
export * from './begin-batch.ts';
export * from './cancel-batch.ts';
export * from './change-batch.ts';
export * from './find-batches.ts';
export * from './refusals.ts';
export * from './retry-batch.ts';
