export * from './api-keys.ts';
export * from './create-owner.ts';
export * from './memberships.ts';
