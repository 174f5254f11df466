export * from './client.ts';
export * from './in-team.ts';
