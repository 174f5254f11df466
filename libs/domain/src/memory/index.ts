export * from './answer.ts';
export * from './contract.ts';
export * from './estimate.ts';
export * from './fit.ts';
export * from './kv-cache.ts';
export * from './kv-types.ts';
export * from './weight-types.ts';
export * from './weights.ts';
