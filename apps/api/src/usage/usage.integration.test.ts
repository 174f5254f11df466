import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Usage } from '@gemmavision/domain/usage';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

let portal: TestPortal;
let owner: Person;
beforeAll(async () => {
  portal = await startPortal();
  owner = await portal.person('owner');
});
afterAll(() => portal.close());

const today = () => new Date().toISOString().slice(0, 10);
const daysAgo = (days: number) =>
  new Date(Date.parse(today()) - days * 86_400_000).toISOString().slice(0, 10);
const usage = (person: Person, query = '') => person.json<Usage>(`/api/team/usage${query}`);

describe('the use of a team', () => {
  it('is nothing, and of no day, before anything was counted', async () => {
    expect(await usage(owner)).toMatchObject({
      from: daysAgo(29),
      to: today(),
      countedSince: null,
      days: [],
      totals: { documents: 0, pages: 0 },
      kept: { documents: 0, bytes: 0 },
      currency: null,
    });
  });

  it('is told by day, since the first that was counted, days without use among them', async () => {
    const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
    await owner.upload(pdf, 'a.pdf');
    await portal.server.database.usageDay.createMany({
      data: [
        { teamId: owner.teamId, day: new Date(daysAgo(5)), pages: 7, ocrPages: 3, readMilliseconds: 9_000 },
        { teamId: owner.teamId, day: new Date(daysAgo(3)), llmInputTokens: 5_000_000_000, llmCostMicros: 12 },
      ],
    });
    const seen = await usage(owner);
    expect(seen.countedSince).toBe(daysAgo(5));
    expect(seen.days.map(({ day }) => day)).toEqual([5, 4, 3, 2, 1, 0].map(daysAgo));
    expect(seen.days[0]).toMatchObject({ pages: 7, ocrPages: 3, readMilliseconds: 9_000, documents: 0 });
    expect(seen.days.at(-1)).toMatchObject({ documents: 1, bytes: pdf.length, pages: 0 });
    expect(seen.totals).toEqual({
      documents: 1,
      bytes: pdf.length,
      pages: 7,
      ocrPages: 3,
      readMilliseconds: 9_000,
      llmInputTokens: 5_000_000_000,
      llmOutputTokens: 0,
      llmCostMicros: 12,
    });
    expect(seen.kept).toEqual({ documents: 1, bytes: pdf.length });
    expect(seen.thisMonth.documents).toBe(1);
  });

  it('is told of the days that are asked for, and no day to come', async () => {
    const part = await usage(owner, `?from=${daysAgo(4)}&to=${daysAgo(2)}`);
    expect(part.days.map(({ day }) => day)).toEqual([4, 3, 2].map(daysAgo));
    expect(part.totals).toMatchObject({ documents: 0, llmCostMicros: 12 });
    const future = await usage(owner, `?from=${daysAgo(1)}&to=${daysAgo(-9)}`);
    expect(future.days.map(({ day }) => day)).toEqual([1, 0].map(daysAgo));
    for (const query of [`?from=${daysAgo(1)}&to=${daysAgo(2)}`, '?from=2001-01-01', '?from=yesterday']) {
      expect((await owner.fetch(`/api/team/usage${query}`)).status).toBe(400);
    }
  });

  it('stands beside the limits of the team, those of the portal where none was set', async () => {
    const none = { bytesPerTeam: null, pagesPerMonth: null, documentsPerDay: null };
    expect((await usage(owner)).quotas).toEqual(none);
    await portal.server.database.teamGovernance.create({
      data: { teamId: owner.teamId, storageQuotaBytes: 5_000_000_000, pagesPerMonth: 100 },
    });
    const seen = await usage(owner);
    expect(seen.quotas).toEqual({ ...none, bytesPerTeam: 5_000_000_000, pagesPerMonth: 100 });
    const document = await portal.server.database.document.findFirstOrThrow({
      where: { teamId: owner.teamId },
    });
    expect((await owner.fetch(`/api/documents/${document.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await usage(owner)).kept).toEqual(seen.kept);
  });

  it('is for those who may see it, and of one team only', async () => {
    const stranger = await portal.person('owner');
    expect((await usage(stranger)).days).toEqual([]);
    const analyst = await portal.person('analyst', owner.teamId);
    expect((await usage(analyst)).totals.pages).toBe(7);
    for (const role of ['annotator', 'viewer'] as const) {
      const person = await portal.person(role, owner.teamId);
      expect((await person.fetch('/api/team/usage')).status).toBe(403);
    }
  });
});
