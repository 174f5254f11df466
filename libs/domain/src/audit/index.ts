export * from './actions.ts';
export * from './contract.ts';
export * from './endpoint-audit.ts';
