import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedReferenceData } from '@gemmavision/db/seed';
import { roles } from '@gemmavision/domain/access';
import type { AbilityBenchmark, AbilityMappingState, AbilityScores } from '@gemmavision/domain/benchmarks';
import type { Problem } from '@gemmavision/domain/contract';
import { portalAdmin } from '../../../../testing/portal-admin.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

interface Abilities {
  mapping: AbilityBenchmark[];
  mappingState: AbilityMappingState;
  items: AbilityScores[];
}

const tuning = 'instruction-tuned';
const target = '/api/benchmarks/abilities/mapping';
const mathOnly: AbilityBenchmark[] = [{ ability: 'Reasoning', suite: 'zero-shot-it', benchmark: 'math' }];

describe('the assignment of benchmarks to abilities', () => {
  let portal: TestPortal;
  let admin: Person;
  let viewer: Person;
  let shipped: Abilities;

  beforeAll(async () => {
    portal = await startPortal();
    await seedReferenceData(portal.server.database);
    admin = await portalAdmin(portal);
    viewer = await portal.person('viewer', admin.teamId);
    shipped = await read();
  });
  afterAll(() => portal.close());

  const read = () => viewer.json<Abilities>(`/api/benchmarks/abilities?tuning=${tuning}`);
  const put = (person: Person, body: unknown) =>
    person.fetch(target, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const version = async () => (await read()).mappingState.version;
  const scoresOf = ({ items }: Abilities, id: string) => items.find(({ model }) => model.id === id)?.scores;

  it('is as shipped until somebody changes it', () => {
    expect(shipped.mappingState).toEqual({ version: 0, isShipped: true, changedAt: null, changedBy: null });
    expect(shipped.mapping.length).toBeGreaterThan(6);
  });

  it.each(roles)('is every team’s, so that no role of one team may change it (%s)', async (role) => {
    const change = { tuning: 'fine-tuned', version: 99, members: null } as const;
    expect((await put(await portal.person(role), change)).status).toBe(403);
    // Allowed, but made from a version that there never was.
    expect((await put(admin, change)).status).toBe(409);
  });

  it('acts on the scores at once, for everybody, and says who changed it', async () => {
    const answer = await put(admin, { tuning, version: await version(), members: mathOnly });
    expect(answer.status).toBe(200);
    const now = await read();
    expect(now.mapping).toEqual(mathOnly);
    expect(now.mappingState).toMatchObject({ isShipped: false, changedBy: 'A owner' });
    expect(Date.parse(now.mappingState.changedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    const scores = scoresOf(now, 'gemma-3-27b-it');
    // The MATH score of table 6, and nothing of an ability that has no benchmark.
    expect(scores?.Reasoning.value).toBe(89);
    expect(scores?.Vision.value).toBeNull();
    const events = await portal.server.database.auditEvent.findMany({
      where: { action: 'abilities.assigned', teamId: admin.teamId },
    });
    expect(events).toEqual([
      expect.objectContaining({
        subject: tuning,
        details: expect.objectContaining({ after: ['Reasoning: zero-shot-it/math'], isShipped: false }),
      }),
    ]);
  });

  it('is left alone when shipped data is loaded anew', async () => {
    const { database } = portal.server;
    await database.dataset.update({ where: { id: 'gemma3-benchmarks' }, data: { sha256: 'older' } });
    expect(await seedReferenceData(database)).toEqual({ changed: true });
    expect((await read()).mapping).toEqual(mathOnly);
  });

  it('lets one of two win who change it at once, and tells the other', async () => {
    const seen = await version();
    const other = [...mathOnly, { ability: 'Code', suite: 'zero-shot-it', benchmark: 'livecodebench' }];
    const answers = await Promise.all([
      put(admin, { tuning, version: seen, members: other }),
      put(admin, { tuning, version: seen, members: [] }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    const problem = (await refused?.json()) as Problem;
    expect(problem).toMatchObject({ code: 'conflict', facts: { version: seen + 1 } });
    expect(problem.detail).toContain('Load it anew');
    expect(await version()).toBe(seen + 1);
  });

  it('names all that is wrong with a change, and leaves everything as it was', async () => {
    const before = await read();
    const answer = await put(admin, {
      tuning,
      version: before.mappingState.version,
      members: [
        ...mathOnly,
        ...mathOnly,
        { ability: 'Code', suite: 'nowhere', benchmark: 'nothing' },
        { ability: 'Code', suite: 'arena', benchmark: 'chatbot-arena' },
      ],
    });
    expect(answer.status).toBe(400);
    const { code, detail } = (await answer.json()) as Problem;
    expect(code).toBe('invalid_request');
    expect(detail).toMatch(/members\.1: .* twice .*members\.2: .* not known.*members\.3: .* not in percent/);
    expect(await read()).toEqual(before);
    const unknown = await put(admin, {
      tuning,
      version: before.mappingState.version,
      members: [{ ability: 'Courage', suite: 'zero-shot-it', benchmark: 'math' }],
    });
    expect(unknown.status).toBe(400);
  });

  it('comes back as shipped, under a version of its own', async () => {
    const seen = await version();
    expect((await put(admin, { tuning, version: seen, members: null })).status).toBe(200);
    const now = await read();
    expect(now.mapping).toEqual(shipped.mapping);
    expect(now.items).toEqual(shipped.items);
    expect(now.mappingState).toMatchObject({ version: seen + 1, isShipped: true, changedBy: 'A owner' });
  });
});
