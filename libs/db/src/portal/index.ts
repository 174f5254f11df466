export * from './change-person.ts';
export * from './change-team.ts';
export { findPeople } from './find-people.ts';
export { findTeams } from './find-teams.ts';
export * from './get-usage-of-teams.ts';
