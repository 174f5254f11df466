import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { authSecretOf, describeSettings, readOrCreateSecret, readSettings, settingsTable } from './index.ts';

describe('settings', () => {
  it('have a default for everything', () => {
    const settings = readSettings({});
    expect(settings.port).toBe(3000);
    expect(settings.publicUrl).toBe('http://localhost:3000');
    expect(settings.dataDir).toBe(path.resolve('data'));
    expect(settings.maxUploadBytes).toBe(52_428_800);
    expect(settings.s3).toBeUndefined();
    expect(settings.owner).toBeUndefined();
  });

  it('follow the environment', () => {
    const settings = readSettings({
      PORT: '8080',
      PUBLIC_URL: 'https://quant.example.org/',
      S3_BUCKET: 'uploads',
      S3_ENDPOINT: 'http://127.0.0.1:9000',
      S3_ACCESS_KEY_ID: 'key',
      S3_SECRET_ACCESS_KEY: 'secret',
      OWNER_EMAIL: 'ada@example.org',
      OWNER_PASSWORD: 'correct horse',
    });
    expect(settings.port).toBe(8080);
    expect(settings.publicUrl).toBe('https://quant.example.org');
    expect(settings.s3).toEqual({
      endpoint: 'http://127.0.0.1:9000',
      region: 'us-east-1',
      bucket: 'uploads',
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
      forcePathStyle: true,
    });
    expect(settings.owner).toEqual({ email: 'ada@example.org', password: 'correct horse' });
  });

  it('take an empty variable for one that is not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' }).databaseUrl).toBeUndefined();
  });

  it('list everything that is wrong at once, and what to set instead', () => {
    const read = () => readSettings({ PORT: '80a', LOG_LEVEL: 'loud', REDIS_URL: 'http://x' });
    expect(read).toThrow(/PORT is "80a": it must be a whole number from 1 to 65535/);
    expect(read).toThrow(/LOG_LEVEL is "loud": it must be fatal, error/);
    expect(read).toThrow(/REDIS_URL .*redis:\/\//);
  });

  it('never print a secret', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://root:hunter2@db/app' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });

  it('know single sign-on and the domains of sign-up', () => {
    const settings = readSettings({
      OIDC_ISSUER: 'https://login.example.com/',
      OIDC_CLIENT_ID: 'quantadvisor',
      SIGN_UP: 'domains',
      SIGN_UP_DOMAINS: 'Example.com, example.org,example.com',
    });
    expect(settings.oidc).toEqual({
      issuer: 'https://login.example.com',
      clientId: 'quantadvisor',
      name: 'single sign-on',
    });
    expect(settings.signUpDomains).toEqual(['example.com', 'example.org']);
    expect(() => readSettings({ SIGN_UP: 'domains' })).toThrow(/SIGN_UP_DOMAINS/);
    expect(() => readSettings({ SIGN_UP: 'domains', SIGN_UP_DOMAINS: 'a@b.com' })).toThrow(
      /names of domains/,
    );
    expect(() => readSettings({ OIDC_ISSUER: 'https://login.example.com' })).toThrow(/OIDC_CLIENT_ID/);
  });

  it('refuse half of a pair', () => {
    expect(() => readSettings({ OWNER_EMAIL: 'ada@example.org' })).toThrow(/OWNER_PASSWORD/);
    expect(() => readSettings({ S3_BUCKET: 'uploads', S3_ACCESS_KEY_ID: 'k' })).toThrow(
      /S3_SECRET_ACCESS_KEY/,
    );
    expect(() => readSettings({ S3_ENDPOINT: 'http://127.0.0.1:9000' })).toThrow(/S3_BUCKET/);
    expect(() => readSettings({ SMTP_URL: 'smtp://mail.example.com' })).toThrow(/MAIL_FROM/);
  });

  it('accept a port exactly when it is one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 70_000 }), (port) => {
        const isPort = port >= 1 && port <= 65_535;
        const read = () => readSettings({ PORT: String(port) }).port;
        if (isPort) expect(read()).toBe(port);
        else expect(read).toThrow(/PORT/);
      }),
    );
  });

  it('are each described once, with a default that a person can read', () => {
    const described = describeSettings();
    expect(new Set(described.map((s) => s.variable)).size).toBe(described.length);
    for (const { variable, default: text, description } of described) {
      expect({ variable, ok: text !== 'undefined' && description.endsWith('.') }).toEqual({
        variable,
        ok: true,
      });
    }
    expect(settingsTable()).toContain('| `PORT` | 3000 | Port on which the portal listens. |');
  });
});

describe('secrets that the portal makes for itself', () => {
  let dataDir = '';
  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'settings-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('are the same at the next start, and closed to other users', async () => {
    const first = await authSecretOf({ dataDir });
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(await authSecretOf({ dataDir })).toBe(first);
    const file = path.join(dataDir, 'secrets', 'auth');
    expect(await readFile(file, 'utf8')).toBe(first);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('are one secret when many processes start at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => readOrCreateSecret(dataDir, 'auth')));
    expect(new Set(all).size).toBe(1);
  });

  it('are closed to other users again where a copy left them open', async () => {
    const secret = await authSecretOf({ dataDir });
    const file = path.join(dataDir, 'secrets', 'auth');
    await chmod(file, 0o644);
    expect(await authSecretOf({ dataDir })).toBe(secret);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('give way to AUTH_SECRET', async () => {
    const authSecret = 'x'.repeat(40);
    expect(await authSecretOf({ authSecret, dataDir })).toBe(authSecret);
  });
});
