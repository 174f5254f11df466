export * from './batch-state.ts';
export * from './contract.ts';
export * from './export-formats.ts';
export * from './progress.ts';
export * from './reading-cost.ts';
