export { acceptInvitation, hasAccountAlready, requireOpen, type Joiner } from './accept-invitation.ts';
export { findInvitations, getInvitation } from './find-invitations.ts';
export {
  makeInvitation,
  noteMailed,
  renewInvitation,
  withdrawInvitation,
  type MadeLink,
} from './make-invitation.ts';
