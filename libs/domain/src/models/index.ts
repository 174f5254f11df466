export * from './contract.ts';
export * from './memory-model.ts';
export * from './model.ts';
export * from './text-parameters.ts';
