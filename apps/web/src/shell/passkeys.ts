import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { QueryClient } from '@tanstack/react-query';
import { send } from './api.ts';

/** Whether this browser knows passkeys, here: most of them only where the portal is reached by https. */
export const knowsPasskeys = browserSupportsWebAuthn();

/** Signs in with a passkey of this portal, which the browser lets the person choose. */
export async function signInWithPasskey(client: QueryClient): Promise<void> {
  const options = await send<PublicKeyCredentialRequestOptionsJSON>(
    'GET',
    '/api/auth/passkey/generate-authenticate-options',
  );
  const optionsJSON = { ...options, userVerification: 'required' as const };
  const response = await startAuthentication({ optionsJSON }).catch(inWords);
  await send('POST', '/api/auth/passkey/verify-authentication', { response });
  client.clear();
}

/** Makes a passkey on a device that the person chooses, and keeps its public half under this name. */
export async function addPasskey(name: string): Promise<void> {
  const optionsJSON = await send<PublicKeyCredentialCreationOptionsJSON>(
    'GET',
    '/api/auth/passkey/generate-register-options',
  );
  const response = await startRegistration({ optionsJSON }).catch(inWords);
  await send('POST', '/api/auth/passkey/verify-registration', { response, name });
}

/** Browsers say the same for “cancelled”, “no such passkey” and “took too long”, so that a page learns nothing. */
function inWords(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError')
    throw new Error('This device has a passkey for your account already.', { cause: error });
  if (name === 'NotAllowedError')
    throw new Error('No passkey was used: it was cancelled, took too long, or there is none here.', {
      cause: error,
    });
  throw new Error(
    'The browser cannot use passkeys for this address. Open the portal under its usual address and try again.',
    { cause: error },
  );
}
