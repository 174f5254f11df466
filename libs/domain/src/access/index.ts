export * from './contract.ts';
export * from './roles.ts';
