export * from './append-audit-events.ts';
export * from './heads.ts';
export * from './verify-audit-chain.ts';
