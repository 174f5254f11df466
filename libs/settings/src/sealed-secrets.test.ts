import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openSecret, sealSecret, secretsKeyOf } from './index.ts';

describe('a sealed secret', () => {
  it('opens with its key at its place, and shows nothing of itself', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, unit: 'binary' }),
        fc.string(),
        fc.string(),
        (secret, key, place) => {
          const sealed = sealSecret(secret, key, place);
          expect(openSecret(sealed, key, place)).toBe(Buffer.from(secret).toString());
          expect(sealed).not.toContain(secret);
        },
      ),
    );
  });

  it('is sealed differently each time', () => {
    expect(sealSecret('sk-1', 'key', 'a')).not.toBe(sealSecret('sk-1', 'key', 'a'));
  });

  it('does not open with another key, at another place, or after any change', () => {
    const sealed = sealSecret('sk-secret', 'key', 'llm-endpoint/a');
    expect(openSecret(sealed, 'another', 'llm-endpoint/a')).toBeNull();
    expect(openSecret(sealed, 'key', 'llm-endpoint/b')).toBeNull();
    const content = Buffer.from(sealed.slice(3), 'base64url');
    for (let bit = 0; bit < content.length * 8; bit += 1) {
      const changed = Buffer.from(content);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(openSecret(`v1.${changed.toString('base64url')}`, 'key', 'llm-endpoint/a')).toBeNull();
    }
  });

  it.each(['', 'v1', 'v1.', 'v1.AAAA', 'v2.AAAA', 'sk-plain'])('is not what anything else is: %j', (text) => {
    expect(openSecret(text, 'key', 'a')).toBeNull();
  });
});

it('the key is SECRETS_KEY, else one that this installation made and keeps', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'secrets-'));
  try {
    expect(await secretsKeyOf({ dataDir, secretsKey: 'given' })).toBe('given');
    const made = await secretsKeyOf({ dataDir });
    expect(made).toHaveLength(43);
    expect(await secretsKeyOf({ dataDir })).toBe(made);
  } finally {
    await rm(dataDir, { recursive: true });
  }
});
