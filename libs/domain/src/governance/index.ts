export * from './bulk.ts';
export * from './classification.ts';
export * from './contract.ts';
export * from './expiry.ts';
export * from './quota-limits.ts';
export * from './quotas.ts';
export * from './rules.ts';
