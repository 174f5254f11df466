export * from './append-audit-event.ts';
