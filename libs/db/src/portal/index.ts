export * from './change-person.ts';
export { findPeople } from './find-people.ts';
