export * from './create-owner.ts';
export * from './memberships.ts';
