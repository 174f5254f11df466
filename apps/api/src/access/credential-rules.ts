import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { weaknessOfPassword } from '@gemmavision/domain/access';

/** Refuses a new password that is easily guessed, whichever way it comes. */
export const checkNewPassword = createAuthMiddleware(async (context) => {
  const { path } = context;
  if (path !== '/change-password' && path !== '/sign-up/email') return;
  const { email, password, newPassword }: Record<string, unknown> = context.body ?? {};
  const chosen = path === '/sign-up/email' ? password : newPassword;
  if (typeof chosen !== 'string') return;
  const owner = typeof email === 'string' ? email : (await getSessionFromCtx(context))?.user.email;
  const weakness = weaknessOfPassword(chosen, owner ?? '');
  if (weakness !== null) throw new APIError('BAD_REQUEST', { code: 'WEAK_PASSWORD', message: weakness });
});

/**
 * Refuses a passkey whose device did not ask for finger, face or PIN: it would be one factor where two are wanted, and
 * better-auth itself only prefers that it does.
 */
export async function requireVerifiedHolder(device: { userVerified: boolean } | undefined): Promise<void> {
  if (device?.userVerified === true) return;
  throw new APIError('UNAUTHORIZED', {
    code: 'HOLDER_NOT_VERIFIED',
    message: 'The device did not ask who you are. Set a PIN, a finger or a face on it and try again.',
  });
}
