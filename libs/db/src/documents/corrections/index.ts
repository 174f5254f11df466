export * from './delete-correction.ts';
export * from './list-corrections.ts';
export * from './load-corrections.ts';
export * from './put-correction.ts';
export * from './write-summary.ts';
