import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { call, send } from './api.ts';

/** How people sign in here: single sign-on or not, accounts of one’s own making or not. */
export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => call('GET /api/sign-in-options', { signal }),
  staleTime: 60_000,
});

/** What the second step asks for. */
export type SecondStep = 'authenticator' | 'backup';

/** Makes an account. True when it is signed in with; where there is a mail server, its address is to be proved first. */
export async function signUp(
  client: QueryClient,
  account: { name: string; email: string; password: string },
): Promise<boolean> {
  const { token } = await send<{ token: string | null }>('POST', '/api/auth/sign-up/email', account);
  client.clear();
  return token !== null;
}

/** The second step after the password. Throws an ApiProblem when the code is wrong, or used up. */
export async function enterCode(client: QueryClient, step: SecondStep, code: string): Promise<void> {
  const path = step === 'authenticator' ? 'verify-totp' : 'verify-backup-code';
  await send('POST', `/api/auth/two-factor/${path}`, { code: code.replace(/\s/g, '') });
  client.clear();
}

/** Leads to the provider of single sign-on, which leads back to this page of the portal. */
export async function beginSingleSignOn(next: string): Promise<void> {
  const { url } = await send<{ url: string }>('POST', '/api/auth/sign-in/social', {
    provider: 'oidc',
    callbackURL: next,
    errorCallbackURL: '/sign-in',
  });
  window.location.assign(url);
}
