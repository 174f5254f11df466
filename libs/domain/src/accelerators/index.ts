export * from './accelerator.ts';
export * from './contract.ts';
