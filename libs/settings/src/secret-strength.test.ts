import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readSettings, settingsWarnings } from './index.ts';

const refused = [
  'changeme-changeme-changeme-changeme',
  'please-change-me-please-12345678',
  'secretsecretsecretsecretsecretse',
  'better-auth-secret-12345678901234567890',
  'your-secret-key-goes-here-and-is-long',
  'x'.repeat(40),
  'abababababababababababababababababab',
  '12345678901234567890123456789012',
  'abcdefghijklmnopqrstuvwxyz012345',
  'quantadvisor-quantadvisor-quantadvisor',
];

describe('a secret in production', () => {
  it.each(refused)('is not %s', (secret) => {
    for (const variable of ['AUTH_SECRET', 'SECRETS_KEY', 'METRICS_TOKEN']) {
      const read = () => readSettings({ [variable]: secret });
      expect(read).toThrow(new RegExp(`${variable} is too weak`));
      expect(read).toThrow(expect.objectContaining({ message: expect.not.stringContaining(secret) }));
    }
  });

  it('is whatever a generator gives', () => {
    for (let i = 0; i < 500; i++) {
      for (const AUTH_SECRET of [randomBytes(16).toString('hex'), randomBytes(32).toString('base64')])
        expect(readSettings({ AUTH_SECRET }).authSecret).toBe(AUTH_SECRET);
      const METRICS_TOKEN = randomBytes(8).toString('hex');
      expect(readSettings({ METRICS_TOKEN }).metricsToken).toBe(METRICS_TOKEN);
    }
  });

  it('may be anything where nothing is at stake', () => {
    const AUTH_SECRET = 'x'.repeat(40);
    expect(readSettings({ NODE_ENV: 'development', AUTH_SECRET }).authSecret).toBe(AUTH_SECRET);
  });

  it.each(['changeme', 'Change-me1!', 'password123', 'secret!!'])('is no password like %s', (password) => {
    expect(() => readSettings({ OWNER_EMAIL: 'ada@example.org', OWNER_PASSWORD: password })).toThrow(
      /OWNER_PASSWORD is the word of an example/,
    );
  });

  it('may be a password with such a word in it', () => {
    const OWNER_PASSWORD = 'the secret of my garden';
    expect(readSettings({ OWNER_EMAIL: 'ada@example.org', OWNER_PASSWORD }).owner).toBeDefined();
  });
});

describe('an address without encryption', () => {
  const warnings = (PUBLIC_URL: string) => settingsWarnings(readSettings({ PUBLIC_URL }));

  it.each(['http://portal.example.org', 'http://93.184.216.34:3000', 'http://[2606:4700::1111]'])(
    'is warned of where everybody reaches it: %s',
    (address) => {
      expect(warnings(address)).toEqual([expect.stringContaining('unencrypted')]);
    },
  );

  it.each([
    'https://portal.example.org',
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
    'http://[fd00::7]',
    'http://10.1.2.3',
    'http://172.20.0.4',
    'http://portal',
    'http://portal.local',
  ])('is let be where it stays inside: %s', (address) => {
    expect(warnings(address)).toEqual([]);
  });
});
