export * from './contract.ts';
export * from './key-scopes.ts';
export * from './roles.ts';
