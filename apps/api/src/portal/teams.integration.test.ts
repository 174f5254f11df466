import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { portalChain } from '@gemmavision/domain/audit';
import type { Problem } from '@gemmavision/domain/contract';
import type { PortalTeam, TeamUsage } from '@gemmavision/domain/portal';
import { aDocument } from '../../../../testing/a-document.ts';
import { portalAdmin, type PortalAdmin } from '../../../../testing/portal-admin.ts';
import { startPortal, type TestPortal } from '../../../../testing/portal.ts';

let portal: TestPortal;
let admin: PortalAdmin;
beforeAll(async () => {
  portal = await startPortal();
  admin = await portalAdmin(portal);
});
afterAll(() => portal.close());

const teams = async () => (await admin.json<{ items: PortalTeam[] }>('/api/portal/teams?limit=200')).items;
const find = async (id: string) => (await teams()).find((team) => team.id === id)!;
const actionsOf = async (teamId: string, subject: string) => {
  const where = { teamId, subject };
  const rows = await portal.server.database.auditEvent.findMany({ where, orderBy: { sequence: 'asc' } });
  return rows.map(({ action, actorId }) => [action, actorId]);
};

describe('the list of teams', () => {
  it('counts people, documents, pages and bytes, and names nothing in them', async () => {
    const owner = await portal.person('owner');
    await portal.person('viewer', owner.teamId);
    const read = { status: 'DONE', pageCount: 3 };
    const original = await aDocument(portal, owner.teamId, { ...read, heldAt: new Date() });
    await aDocument(portal, owner.teamId, { ...read, duplicateOfId: original });
    await aDocument(portal, owner.teamId, { ...read, deletedAt: new Date() });
    const day = new Date(new Date().toISOString().slice(0, 10));
    await portal.server.database.usageDay.create({
      data: { teamId: owner.teamId, day, documents: 3, pages: 7, ocrPages: 2, readMilliseconds: 1500n },
    });
    expect(await find(owner.teamId)).toEqual({
      id: owner.teamId,
      name: 'Test team',
      createdAt: expect.any(String),
      members: 2,
      owners: 1,
      documents: 2,
      inTrash: 1,
      held: 1,
      pages: 3,
      bytesKept: 3000,
      thisMonth: { documents: 3, pages: 7 },
      quotas: { version: 0, documentsPerDay: null, bytesPerTeam: null, pagesPerMonth: null },
    });
    expect(JSON.stringify(await teams())).not.toContain('salaries.pdf');

    const usage = await admin.json<TeamUsage>('/api/portal/usage?days=7');
    expect(usage.days).toEqual([
      {
        teamId: owner.teamId,
        day: day.toISOString().slice(0, 10),
        documents: 3,
        pages: 7,
        ocrPages: 2,
        readSeconds: 1.5,
        llmTokens: 0,
      },
    ]);
    expect(usage.teams).toEqual([{ id: owner.teamId, name: 'Test team' }]);
    expect(usage.to).toBe(day.toISOString().slice(0, 10));
  });
});

describe('the quotas of a team', () => {
  const limits = { documentsPerDay: 10, bytesPerTeam: 5_000_000_000, pagesPerMonth: 0 };
  const put = (id: string, body: object) => admin.send('PUT', `/api/portal/teams/${id}/quotas`, body);

  it('are set once by two who saw the same, and written into both logs', async () => {
    const { teamId } = await portal.person('owner');
    const answers = await Promise.all([1, 2].map(() => put(teamId, { version: 0, ...limits })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { quotas } = await find(teamId);
    expect(quotas).toEqual({ version: 1, ...limits });
    expect((await put(teamId, { ...quotas, pagesPerMonth: null })).status).toBe(200);
    expect((await find(teamId)).quotas).toEqual({ version: 2, ...limits, pagesPerMonth: null });
    const deeds = [
      ['quota.changed', admin.id],
      ['quota.changed', admin.id],
    ];
    expect(await actionsOf(portalChain, teamId)).toEqual(deeds);
    expect(await actionsOf(teamId, teamId)).toEqual([['team.created', null], ...deeds]);
  });

  it('leave the rules of the team as they are', async () => {
    const { teamId } = await portal.person('owner');
    await portal.server.database.teamGovernance.create({
      data: { teamId, defaultClassification: 'RESTRICTED', version: 4 },
    });
    expect((await put(teamId, { version: 0, ...limits })).status).toBe(409);
    expect((await put(teamId, { version: 4, ...limits })).status).toBe(200);
    const row = await portal.server.database.teamGovernance.findUnique({ where: { teamId } });
    expect(row).toMatchObject({ defaultClassification: 'RESTRICTED', version: 5 });
  });

  it('are no negative numbers, and those of no team are nowhere', async () => {
    const { teamId } = await portal.person('owner');
    expect((await put(teamId, { version: 0, ...limits, pagesPerMonth: -1 })).status).toBe(400);
    expect((await put('nowhere', { version: 0, ...limits })).status).toBe(404);
  });
});

describe('deleting a team', () => {
  const remove = (id: string) => admin.fetch(`/api/portal/teams/${id}`, { method: 'DELETE' });

  it.each([
    ['a document', {}],
    ['one in its trash', { deletedAt: new Date() }],
    ['one under legal hold', { heldAt: new Date() }],
  ])('is refused while it has %s', async (_what, columns) => {
    const owner = await portal.person('owner');
    const id = await aDocument(portal, owner.teamId, columns);
    const answer = await remove(owner.teamId);
    const problem = (await answer.json()) as Problem;
    expect([answer.status, problem.code]).toEqual([409, 'conflict']);
    expect(problem.facts).toMatchObject({ documents: 'deletedAt' in columns ? 0 : 1 });
    expect((await owner.fetch('/api/me')).status).toBe(200);
    expect(JSON.stringify(problem)).not.toContain(id);
  });

  it('takes its people’s way in, their keys for it, and leaves its log', async () => {
    const owner = await portal.person('owner');
    await owner.fetch('/api/api-keys', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'nightly' }),
    });
    const keys = await portal.server.database.apikey.count();
    expect((await remove(owner.teamId)).status).toBe(204);
    expect(await find(owner.teamId)).toBeUndefined();
    expect((await owner.fetch('/api/me')).status).toBe(401);
    expect(await portal.server.database.apikey.count()).toBe(keys - 1);
    expect((await actionsOf(owner.teamId, owner.teamId)).at(-1)).toEqual(['team.deleted', admin.id]);
    expect((await remove(owner.teamId)).status).toBe(404);
  });

  it('is refused for the last team of the admin, who could not come back', async () => {
    expect((await remove(admin.teamId)).status).toBe(409);
  });
});
