import { execFile } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { webhookBodySchema } from '@gemmavision/domain/webhooks';
import { isSignedWith, startWebhookReceiver } from '../../../../../testing/webhook-receiver.ts';
import { verifySamples } from './verify-samples.ts';

const run = promisify(execFile);
const docs = path.resolve(import.meta.dirname, '../../../../../docs/webhooks.md');

const secret = `whsec_${randomBytes(32).toString('base64')}`;
const body = '{"type":"webhook.test","data":{"name":"Ä €"}}';

/** What a receiver gets, `seconds` ago. */
function signed(seconds = 0): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000) - seconds);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`msg_1.${timestamp}.${body}`).digest('base64');
  const before = `v1,${randomBytes(32).toString('base64')}`;
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': timestamp,
    'webhook-signature': `${before} v1,${signature}`,
  };
}

/** Requests, and whether they are to be believed. */
const cases = [
  [signed(), body, secret, true],
  [signed(), `${body} `, secret, false],
  [signed(), body, `whsec_${randomBytes(32).toString('base64')}`, false],
  [{ ...signed(), 'webhook-id': 'msg_2' }, body, secret, false],
  [signed(600), body, secret, false],
] as const;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'quantadvisor-samples-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the samples for receivers', () => {
  it('tell requests of the portal from others, in Node', async () => {
    const file = path.join(folder, 'sample.mjs');
    await writeFile(
      file,
      `${verifySamples.node}
      const cases = ${JSON.stringify(cases)};
      console.log(JSON.stringify(cases.map(([headers, body, secret]) => isFromPortal(headers, body, secret))));`,
    );
    const { stdout } = await run(process.execPath, [file]);
    expect(JSON.parse(stdout)).toEqual(cases.map(([, , , isGood]) => isGood));
  });

  it('tell them in Python too', async () => {
    const file = path.join(folder, 'sample.py');
    await writeFile(
      file,
      `${verifySamples.python}
import json
print(json.dumps([is_from_portal(h, b.encode(), s) for h, b, s, _ in json.loads(${JSON.stringify(JSON.stringify(cases))})]))`,
    );
    // Where there is no Python, nobody can be told wrong by it.
    const answer = await run('python3', [file]).catch((error: NodeJS.ErrnoException) => error);
    if (answer instanceof Error && answer.code === 'ENOENT') return;
    expect(answer).toHaveProperty('stdout');
    expect('stdout' in answer ? JSON.parse(String(answer.stdout)) : null).toEqual(
      cases.map(([, , , isGood]) => isGood),
    );
  });

  it('send what the portal would, by curl', async () => {
    const receiver = await startWebhookReceiver();
    try {
      const env = { PATH: process.env['PATH'], SECRET: secret, RECEIVER: receiver.url };
      const isSent = await run('bash', ['-c', verifySamples.curl], { env }).then(
        () => true,
        (error: Error) => {
          // Not every machine has openssl and curl.
          if (!error.message.includes('command not found')) throw error;
          return false;
        },
      );
      if (isSent) expect(receiver.received.map((one) => isSignedWith(secret, one))).toEqual([true]);
    } finally {
      await receiver.close();
    }
  });

  it('stand in the documentation as they are, beside bodies that are such', async () => {
    const text = await readFile(docs, 'utf8');
    for (const sample of Object.values(verifySamples)) expect(text).toContain(`\n${sample}\n`);
    const bodies = [...text.matchAll(/```json\n([^]*?)```/g)].map(
      ([, json = '']) => JSON.parse(json) as unknown,
    );
    const types = bodies.map((one) => webhookBodySchema.parse(one).type);
    expect(types).toEqual(['document.ended', 'batch.ended', 'webhook.test']);
  });
});
