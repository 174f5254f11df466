export * from './abilities.ts';
export * from './benchmark.ts';
export * from './contract.ts';
export * from './intervals.ts';
