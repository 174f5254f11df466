export * from './changes.ts';
export * from './contract.ts';
export * from './masked-email.ts';
