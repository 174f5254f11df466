export * from './compare-words.ts';
export * from './contract.ts';
