import { Button } from '@mantine/core';
import { mayInviteAs, type TeamInvitation } from '@gemmavision/domain/teams';
import { dayOf, momentOf } from '../../parts/when.ts';
import { useMe } from '../../shell/session.ts';
import classes from './Rows.module.css';

interface InvitationRowProps {
  invitation: TeamInvitation;
  isRenewing: boolean;
  onRenew: () => void;
  onWithdraw: () => void;
}

/** One invitation that nobody has accepted yet. */
export function InvitationRow({ invitation, isRenewing, onRenew, onWithdraw }: InvitationRowProps) {
  const me = useMe();
  const { email, role, invitedBy, expiresAt, isExpired, mailedAt } = invitation;
  return (
    <tr>
      <td className={classes.person}>
        <b>{email}</b>
        <div className={classes.email}>by {invitedBy}</div>
      </td>
      <td>{role}</td>
      <td data-label={isExpired ? 'expired' : 'until'}>
        <span title={momentOf(expiresAt)}>{dayOf(expiresAt)}</span>
        {isExpired ? <b> · expired</b> : null}
      </td>
      <td data-label="e-mail">{mailedAt === null ? 'not sent' : `sent ${momentOf(mailedAt)}`}</td>
      <td className={classes.actions}>
        {mayInviteAs(me.role, role) ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`New link for ${email}`}
            loading={isRenewing}
            onClick={onRenew}
          >
            New link
          </Button>
        ) : null}
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          aria-label={`Withdraw the invitation of ${email}`}
          onClick={onWithdraw}
        >
          Withdraw
        </Button>
      </td>
    </tr>
  );
}
