import type { Logger } from 'pino';
import type { Database } from '@gemmavision/db';
import { noteMailed, type MadeLink } from '@gemmavision/db/teams';
import { systemCodeOf } from '@gemmavision/domain/errors';
import type { MadeInvitation } from '@gemmavision/domain/teams';
import type { Settings } from '@gemmavision/settings';
import type { SendMail } from '../mail/mailer.ts';
import { invitationMail } from './invitation-mail.ts';

interface Ways {
  database: Database;
  settings: Pick<Settings, 'publicUrl'>;
  /** Null where no mail server is set. */
  sendMail: SendMail | null;
}

/** Mails the link where that is possible, and gives it to whoever invited. The invitation stands either way. */
export async function handOver(
  { database, settings, sendMail }: Ways,
  { teamId }: { teamId: string },
  { invitation, token, teamName }: MadeLink,
  log: Pick<Logger, 'warn'>,
): Promise<MadeInvitation> {
  const link = `${settings.publicUrl}/invitation/${token}`;
  if (!sendMail) return { invitation, link, mail: 'off' };
  const { email, role, invitedBy, expiresAt, id } = invitation;
  try {
    await sendMail(invitationMail({ to: email, teamName, invitedBy, role, link, expiresAt }));
  } catch (error) {
    // What the server says names the address; its code is enough.
    log.warn({ invitation: id, code: systemCodeOf(error) }, 'invitation not mailed');
    return { invitation, link, mail: 'failed' };
  }
  return { invitation: await noteMailed(database, teamId, id), link, mail: 'sent' };
}
