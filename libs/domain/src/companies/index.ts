export * from './company-key.ts';
export * from './contract.ts';
export * from './growth.ts';
export * from './merge-figures.ts';
export * from './periods.ts';
export * from './statements.ts';
