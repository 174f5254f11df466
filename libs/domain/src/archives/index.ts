export * from './contract.ts';
export * from './entry-name.ts';
export * from './reasons.ts';
