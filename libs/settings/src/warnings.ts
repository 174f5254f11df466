import { isIP } from 'node:net';
import type { Settings } from './settings.ts';

/** Names and addresses that only the machine or its network reaches (RFC 1918, 3927, 4193, 6761, 6762, 8375). */
const inside =
  /^(?:localhost|[^.]+|.+\.(?:localhost|local|internal|test|home\.arpa|lan)|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(?:1[6-9]|2\d|3[01])\..*)$/i;

/** What is allowed and still likely to be a mistake, a sentence each, for the log at start. */
export function settingsWarnings(settings: Pick<Settings, 'nodeEnv' | 'publicUrl'>): string[] {
  const { protocol, hostname } = new URL(settings.publicUrl);
  if (settings.nodeEnv !== 'production' || protocol === 'https:' || isInside(hostname)) return [];
  return [
    `PUBLIC_URL is ${settings.publicUrl}: passwords and documents travel unencrypted. Put a proxy with TLS in front and set PUBLIC_URL to its https: address.`,
  ];
}

function isInside(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) === 6) return address === '::1' || /^f[cd]|^fe[89ab]/i.test(address);
  return inside.test(hostname);
}
