export * from './abilities.ts';
export * from './ability-schemas.ts';
export * from './ability-scores.ts';
export * from './benchmark.ts';
export * from './contract.ts';
export * from './intervals.ts';
