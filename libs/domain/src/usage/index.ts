export * from './contract.ts';
export * from './days.ts';
