import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { describeSettings, explainSettings, findSecretFiles, readOrCreateSecret } from './index.ts';

const of = (variable: string, environment: Record<string, string> = {}) =>
  explainSettings(environment).find((one) => one.variable === variable);

describe('the settings that are explained', () => {
  it('are all that there are, each with where it is from', () => {
    expect(explainSettings({}).map(({ variable }) => variable)).toEqual(
      describeSettings().map(({ variable }) => variable),
    );
    expect(of('PORT')).toMatchObject({ source: 'default', value: '3000' });
    expect(of('PORT', { PORT: '4000' })).toMatchObject({ source: 'environment', value: '4000' });
    expect(of('S3_BUCKET', { S3_BUCKET: ' ' })).toMatchObject({ source: 'default', value: null });
  });

  it('hold no secret, not even in an address', () => {
    const environment = Object.fromEntries(
      explainSettings({})
        .filter(({ isSecret }) => isSecret)
        .map(({ variable }) => [variable, `postgres://canary-${variable}`]),
    );
    const explained = explainSettings({ ...environment, S3_ENDPOINT: 'https://me:canary@s3.example.com' });
    expect(JSON.stringify(explained)).not.toContain('canary');
    expect(explained.find(({ variable }) => variable === 'AUTH_SECRET')).toMatchObject({
      source: 'environment',
      isSecret: true,
      value: null,
    });
    expect(explained.find(({ variable }) => variable === 'S3_ENDPOINT')?.value).toMatch(/s3\.example\.com/);
  });
});

describe('the files of secrets', () => {
  it('are told with who may read them, and without what is in them', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'secrets-'));
    expect(await findSecretFiles(dataDir)).toEqual([]);
    const secret = await readOrCreateSecret(dataDir, 'auth');
    await readOrCreateSecret(dataDir, 'open');
    await chmod(path.join(dataDir, 'secrets/open'), 0o644);
    const found = await findSecretFiles(dataDir);
    await rm(dataDir, { recursive: true });
    expect(found).toEqual([
      { name: 'auth', mode: '600', isClosed: true },
      { name: 'open', mode: '644', isClosed: false },
    ]);
    expect(JSON.stringify(found)).not.toContain(secret);
  });
});
