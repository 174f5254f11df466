import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedReferenceData } from '@gemmavision/db/seed';
import type { ApiKey, Role } from '@gemmavision/domain/access';
import type { ReferenceCache } from '@gemmavision/domain/reference';
import { portalAdmin } from '../../../../testing/portal-admin.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';
import { programArguments } from '../../../../testing/program-arguments.ts';

/** Runs the command as a person would, from its source. The portal is in this process, so it must not wait here. */
function quantadvisor(parameters: string[], environment: Record<string, string> = {}) {
  const node = [...programArguments('cli'), ...parameters];
  const env = { PATH: process.env['PATH'] ?? '', ...environment };
  return new Promise<{ status: number | null; output: string; messages: string }>((resolve) => {
    const child = execFile(process.execPath, node, { env }, (_error, output, messages) =>
      resolve({ status: child.exitCode, output, messages }),
    );
  });
}

describe('quantadvisor cache clear', () => {
  let portal: TestPortal;
  let admin: Person;
  beforeAll(async () => {
    portal = await startPortal();
    await seedReferenceData(portal.server.database);
    admin = await portalAdmin(portal);
  });
  afterAll(() => portal.close());

  async function keyOf(person: Person): Promise<string> {
    const made = await person.json<ApiKey & { key: string }>('/api/api-keys', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'for the command line' }),
    });
    return made.key;
  }
  const keyOfRole = async (role: Role) => keyOf(await portal.person(role));
  const kept = async () => (await admin.json<ReferenceCache>('/api/reference/cache')).entries;

  it('drops what the portal keeps, with address and key from options or environment', async () => {
    const key = await keyOf(admin);
    const ways: [string[], Record<string, string>][] = [
      [['--url', portal.url, '--api-key', key], {}],
      [[], { QUANTADVISOR_URL: portal.url, QUANTADVISOR_API_KEY: key }],
    ];
    for (const [options, environment] of ways) {
      await admin.fetch('/api/models');
      expect(await kept()).toBeGreaterThan(0);
      const { status, output } = await quantadvisor(['cache', 'clear', ...options], environment);
      expect([status, JSON.parse(output)]).toEqual([0, { cleared: true }]);
      expect(await kept()).toBe(0);
    }
  });

  it('ends with 1 and a reason for a key that may not, and drops nothing', async () => {
    await admin.fetch('/api/models');
    const key = await keyOfRole('analyst');
    const run = await quantadvisor(['cache', 'clear', '--url', portal.url, '--api-key', key]);
    expect([run.status, run.output]).toEqual([1, '']);
    expect(run.messages.trim()).not.toBe('');
    expect(await kept()).toBeGreaterThan(0);
  });

  it.each([
    [[], 'QUANTADVISOR_URL'],
    [['--url', 'http://127.0.0.1:9'], 'QUANTADVISOR_API_KEY'],
    [['--url', 'http://127.0.0.1:9', '--api-key', 'qa_any'], 'cannot be reached'],
  ])('ends with 1 and a reason for %j', async (options, reason) => {
    const { status, output, messages } = await quantadvisor(['cache', 'clear', ...options]);
    expect([status, output]).toEqual([1, '']);
    expect(messages).toContain(reason);
  });
});
