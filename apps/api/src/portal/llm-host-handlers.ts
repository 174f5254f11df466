import type { Database } from '@gemmavision/db';
import { allowLlmHost, listLlmHosts, removeLlmHost } from '@gemmavision/db/portal';
import type { portalLlmHostsContract } from '@gemmavision/domain/portal';
import type { HandlersOf } from '../http/handlers.ts';

/** Which private hosts teams may have their language models at. */
export function llmHostHandlers(database: Database): HandlersOf<typeof portalLlmHostsContract> {
  return {
    'GET /api/portal/llm-hosts': async () => ({ items: await listLlmHosts(database) }),

    'POST /api/portal/llm-hosts': async ({ actor, body }) => {
      await allowLlmHost(database, actor, body);
      return { items: await listLlmHosts(database) };
    },

    'DELETE /api/portal/llm-hosts/:host/:port': ({ actor, params }) => removeLlmHost(database, actor, params),
  };
}
