export * from './actions.ts';
export * from './endpoint-audit.ts';
