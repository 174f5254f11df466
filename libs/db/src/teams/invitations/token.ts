import { createHash, randomBytes } from 'node:crypto';

/** What makes a link of an invitation one that nobody guesses: 256 random bits, for an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of it. A plain hash does: unlike a password, the token is random and long. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
