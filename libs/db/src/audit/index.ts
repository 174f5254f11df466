export * from './all-audit-events.ts';
export * from './append-audit-events.ts';
export { findAuditEvents, findAuditPeople } from './find-audit-events.ts';
export * from './heads.ts';
export * from './verify-audit-chain.ts';
