export * from './change-members.ts';
export { findMembers } from './find-members.ts';
export type { MemberDoer } from './lock-team.ts';
