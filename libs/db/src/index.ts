export * from './client.ts';
export * from './database-outage.ts';
export * from './in-team.ts';
export { withinShare } from './team-share.ts';
