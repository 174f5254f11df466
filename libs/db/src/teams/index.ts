export * from './api-keys.ts';
export * from './create-owner.ts';
export * from './credentials.ts';
export * from './invitations/index.ts';
export * from './members/index.ts';
export * from './memberships.ts';
export * from './own-team.ts';
export * from './own-account.ts';
