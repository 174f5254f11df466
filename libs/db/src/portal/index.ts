export * from './change-person.ts';
export * from './change-team.ts';
export { findPeople } from './find-people.ts';
export { findTeams } from './find-teams.ts';
export * from './get-usage-of-teams.ts';
export * from './queue-of-all-teams.ts';
export * from './retry-failed.ts';
export { nameTeams } from './name-teams.ts';
