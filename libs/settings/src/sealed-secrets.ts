import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { readOrCreateSecret } from './secrets.ts';

/** AES-256-GCM with its usual nonce of 96 bits, random for each text (NIST SP 800-38D, 8.2.2). */
const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** Begins what is sealed this way. */
const form = 'v1';

/** The key under which secrets of others are kept: SECRETS_KEY, else one generated at first start. */
export async function secretsKeyOf(settings: { secretsKey?: string; dataDir: string }): Promise<string> {
  return settings.secretsKey ?? readOrCreateSecret(settings.dataDir, 'secrets-key');
}

/** 256 bits of a key that people may have typed, by HKDF (RFC 5869). */
function cipherKey(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'quantadvisor sealed secrets v1', 32));
}

/**
 * Seals a secret for the database. `place` says whose and what it is (`llm-endpoint/<team>`): sealed text that is
 * copied to another place does not open there.
 */
export function sealSecret(secret: string, key: string, place: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, cipherKey(key), nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `${form}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/**
 * Opens what `sealSecret` sealed. Null where it does not open: another key, another place, or changed since. Then the
 * secret has to be entered again.
 */
export function openSecret(sealed: string, key: string, place: string): string | null {
  const [written, content = ''] = sealed.split('.');
  const bytes = Buffer.from(content, 'base64url');
  if (written !== form || bytes.length < nonceBytes + tagBytes) return null;
  const nonce = bytes.subarray(0, nonceBytes);
  const decipher = createDecipheriv(algorithm, cipherKey(key), nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    const opened = [decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()];
    return Buffer.concat(opened).toString('utf8');
  } catch {
    return null;
  }
}
