import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { clearForSending, loadToSend, takeLlmReading } from '@gemmavision/db/llm';
import type { LlmEndpointView } from '@gemmavision/domain/llm';
import { startAskingTeam, type AskingTeam } from '../../../../testing/asking-team.ts';

let team: AskingTeam;
beforeAll(async () => {
  team = await startAskingTeam();
  await team.allow();
});
afterAll(() => team.close());
beforeEach(() => team.reset());

describe('an endpoint that fails', () => {
  it.each([
    ['bad-json', 'FAILED', 'bad_json'],
    ['wrong-schema', 'FAILED', 'schema_mismatch'],
    ['redirect', 'FAILED', 'redirect'],
    ['huge', 'FAILED', 'too_large'],
    ['rate-limited', 'PENDING', null],
    ['server-error', 'PENDING', null],
  ] as const)('never fails the document: %s', async (mode, status, code) => {
    team.server.mode = mode;
    const id = await team.readDocument();
    await team.ask(id);
    await team.work();
    const [reading] = (await team.compare(id)).readings;
    expect([reading?.status, reading?.reason?.code ?? null]).toEqual([status, code]);
    expect(await team.owner.json(`/api/documents/${id}`)).toMatchObject({ status: 'DONE' });
    await team.portal.server.database.llmReading.deleteMany({ where: { documentId: id } });
  });

  it('is asked again when it said, and given up after three times', async () => {
    team.server.mode = 'rate-limited';
    const { database } = team.portal.server;
    const id = await team.readDocument();
    await team.ask(id);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await team.work();
      const row = await database.llmReading.findFirst({ where: { documentId: id } });
      waits.push(Math.round(((row?.notBefore?.getTime() ?? 0) - Date.now()) / 1000));
      await team.work();
      await database.llmReading.updateMany({ where: { documentId: id }, data: { notBefore: null } });
    }
    expect(waits.slice(0, 2)).toEqual([7, 7]);
    expect(team.server.requests).toHaveLength(3);
    expect((await team.compare(id)).readings[0]).toMatchObject({
      status: 'FAILED',
      reason: { code: 'rate_limited' },
    });
  });

  it('gets nothing beyond the month’s budget', async () => {
    await team.put({ model: 'another', monthlyBudgetMicros: 1_000 });
    const id = await team.readDocument();
    await team.ask(id);
    await team.work();
    expect(team.server.requests).toEqual([]);
    expect((await team.compare(id)).readings[0]?.reason?.code).toBe('budget_spent');
  });

  it('gets nothing when it was switched off after it was asked for', async () => {
    await team.put({ model: 'another', monthlyBudgetMicros: null });
    const id = await team.readDocument();
    await team.ask(id);
    await team.owner.send('DELETE', '/api/team/llm/approval');
    await team.work();
    expect(team.server.requests).toEqual([]);
    expect((await team.compare(id)).readings[0]?.reason?.code).toBe('not_approved');
  });
});

describe('while the model is asked', () => {
  beforeAll(async () => {
    const { endpoint: view } = await team.owner.json<{ endpoint: LlmEndpointView }>('/api/team/llm');
    team.version = view.version;
    await team.put({ model: 'another', sends: 'text' });
    await team.approve('internal');
  });

  /** Asks, and gives the reading once the endpoint has the question. */
  async function asked(id: string): Promise<{ done: Promise<void>; giveUp: AbortController }> {
    team.server.mode = 'silent';
    await team.ask(id);
    const giveUp = new AbortController();
    const done = team.work(60_000, giveUp.signal);
    while (team.server.requests.length === 0) await sleep(20);
    return { done, giveUp };
  }
  const readingOf = (id: string) =>
    team.portal.server.database.llmReading.findFirst({
      where: { documentId: id },
      orderBy: { createdAt: 'desc' },
    });

  it('what a worker that was killed had sent counts against the budget', async () => {
    const id = await team.readDocument();
    const { done, giveUp } = await asked(id);
    const held = (await readingOf(id))?.costMicros ?? 0n;
    const before = await team.spentMicros();
    expect([held > 0n, before]).toEqual([true, expect.any(Number)]);
    // The lease runs out, as when nobody renews it.
    const { database } = team.portal.server;
    await database.llmReading.updateMany({
      where: { documentId: id },
      data: { leaseExpiresAt: new Date(0) },
    });
    team.server.mode = 'good';
    await team.work();
    expect(await team.spentMicros()).toBe(before + 1100);
    giveUp.abort();
    await done;
    // Counted once, though the worker was alive after all.
    expect(await team.spentMicros()).toBe(before + 1100);
    expect(await readingOf(id)).toMatchObject({ status: 'DONE', attempt: 2 });
  });

  it('what a worker that goes had sent counts too, and is asked again', async () => {
    const id = await team.readDocument();
    const before = await team.spentMicros();
    const { done, giveUp } = await asked(id);
    giveUp.abort();
    await done;
    expect(await readingOf(id)).toMatchObject({ status: 'PENDING', attempt: 0 });
    expect(await team.spentMicros()).toBeGreaterThan(before);
    await team.portal.server.database.llmReading.deleteMany({ where: { documentId: id } });
  });

  it('nothing is sent by a worker whose lease another has', async () => {
    const id = await team.readDocument();
    await team.ask(id);
    const { database } = team.portal.server;
    const taken = await takeLlmReading(database, 1);
    if (!taken) throw new Error('nothing to take');
    const toSend = await loadToSend(database, team.owner.teamId, id);
    await sleep(20);
    await team.work();
    const before = await database.auditEvent.count({ where: { action: 'llm.sent' } });
    const sending = { promptVersion: '1', textPages: [1], imagePages: [], isCut: false, redactions: 0 };
    const gate = await clearForSending(database, taken, toSend.endpoint.version, {
      ...sending,
      mostCost: () => 1n,
    });
    expect(gate).toEqual({ ok: false, code: 'lease_lost' });
    expect(await database.auditEvent.count({ where: { action: 'llm.sent' } })).toBe(before);
  });

  it('an answer to a text that was replaced meanwhile is asked for again', async () => {
    const id = await team.readDocument();
    const { done, giveUp } = await asked(id);
    await team.readAgain(id, 'Nothing of the kind.');
    // The answer comes in now; the next one at once.
    team.server.mode = 'good';
    team.server.say();
    await done;
    giveUp.abort();
    expect(await readingOf(id)).toMatchObject({ status: 'DONE', attempt: 2 });
    expect(team.server.requests.map(({ text }) => text.includes('Nothing of the kind.'))).toEqual([
      false,
      true,
    ]);
    const { fields } = await team.compare(id);
    expect(fields?.find(({ name }) => name === 'total')?.model.status).toBe('not_found');
  });

  it('is told to ask again where its endpoint was removed', async () => {
    const id = await team.readDocument();
    await team.ask(id);
    const { database } = team.portal.server;
    const row = await database.llmEndpoint.findFirstOrThrow();
    await database.llmEndpoint.deleteMany();
    await team.work();
    await database.llmEndpoint.create({ data: row });
    expect((await team.compare(id)).readings[0]).toMatchObject({
      status: 'FAILED',
      reason: { code: 'not_approved', message: expect.stringContaining('no LLM endpoint') },
    });
  });
});
