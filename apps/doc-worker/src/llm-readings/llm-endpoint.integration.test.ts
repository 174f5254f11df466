import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { apiKey, startAskingTeam, type AskingTeam } from '../../../../testing/asking-team.ts';

let team: AskingTeam;
beforeAll(async () => {
  team = await startAskingTeam();
});
afterAll(() => team.close());
beforeEach(() => team.reset());

describe('an endpoint', () => {
  it('on a private address is refused until a portal admin opens it', async () => {
    const refused = await team.owner.send('PUT', '/api/team/llm', team.endpoint());
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('refused')]);
    const open = await team.owner.send(
      'PUT',
      '/api/team/llm',
      team.endpoint({ baseUrl: 'http://llm.example.com/v1' }),
    );
    expect([open.status, await open.text()]).toEqual([400, expect.stringContaining('https://')]);
    await team.portal.server.database.llmAllowedHost.create({ data: team.server.allowedHost });
    expect((await team.put({ apiKey })).hasApiKey).toBe(true);
  });

  it('takes no API key that no request could carry, and no space that was copied along', async () => {
    for (const impossible of ['sk-one\r\nX-Other: two', 'sk–dash', 'sk one', ' ']) {
      const answer = await team.owner.send('PUT', '/api/team/llm', team.endpoint({ apiKey: impossible }));
      expect([answer.status, await answer.text()]).toEqual([400, expect.not.stringContaining('X-Other')]);
    }
    expect((await team.put({ apiKey: `${apiKey}\n` })).hasApiKey).toBe(true);
  });

  it('never shows its API key again, not even to the database', async () => {
    const shown = await (await team.owner.fetch('/api/team/llm')).text();
    const [row] = await team.portal.server.database.llmEndpoint.findMany();
    expect(shown + String(row?.sealedApiKey)).not.toContain(apiKey);
    expect(row?.sealedApiKey).toMatch(/^v1\./);
  });

  it('gets nothing before it is approved, and nothing above the class that it is approved for', async () => {
    const id = await team.readDocument();
    expect((await team.ask(id)).status).toBe(409);
    expect((await team.approve('internal')).status).toBe(200);
    await team.owner.send('PATCH', `/api/documents/${id}`, { classification: 'confidential' });
    const answer = await team.ask(id);
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('confidential')]);
    await team.work();
    expect(team.server.connections).toBe(0);
  });

  it('loses its approval with another address, model or key, and keeps it when less is sent', async () => {
    expect((await team.put({ timeoutMilliseconds: 6_000 })).approval).not.toBeNull();
    expect((await team.put({ model: 'another' })).approval).toBeNull();
    expect((await team.approve('internal')).status).toBe(200);
    expect((await team.put({ model: 'another', sends: 'text' })).approval).not.toBeNull();
    expect((await team.put({ model: 'another', sends: 'text-and-images' })).approval).toBeNull();
    expect((await team.approve('internal')).status).toBe(200);
    team.version -= 1;
    expect((await team.approve('restricted')).status).toBe(409);
    team.version += 1;
  });
});
