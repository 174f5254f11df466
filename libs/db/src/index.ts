export * from './client.ts';
export * from './database-outage.ts';
export * from './in-team.ts';
