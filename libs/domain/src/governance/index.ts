export * from './classification.ts';
export * from './quotas.ts';
