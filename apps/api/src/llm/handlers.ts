import type { Database } from '@gemmavision/db';
import {
  approveLlmEndpoint,
  compareLlmReading,
  findAllowedHosts,
  getLlmEndpoint,
  putLlmEndpoint,
  removeLlmEndpoint,
  requestLlmReading,
  switchLlmOff,
} from '@gemmavision/db/llm';
import { AppError } from '@gemmavision/domain/errors';
import type { llmContract } from '@gemmavision/domain/llm';
import { apiKeyPlace } from '@gemmavision/llm';
import { checkTarget } from '@gemmavision/outgoing';
import { sealSecret } from '@gemmavision/settings';
import type { PageImages } from '../documents/page-images.ts';
import { maskedComparison } from './masked-comparison.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { previewOf, sentImage } from './preview.ts';

export interface LlmDependencies {
  database: Database;
  pageImages: PageImages;
  /** Seals the API keys of endpoints. */
  secretsKey: string;
}

/** The team's LLM endpoint, and what it reads. A worker asks it: an endpoint may take minutes. */
export function llmHandlers(dependencies: LlmDependencies): HandlersOf<typeof llmContract> {
  const { database, pageImages, secretsKey } = dependencies;
  return {
    'GET /api/team/llm': async ({ actor }) => ({ endpoint: await getLlmEndpoint(database, actor.teamId) }),

    'PUT /api/team/llm': async ({ actor, body }) => {
      const target = checkTarget(body.baseUrl, await findAllowedHosts(database));
      if (!target.ok) throw new AppError('invalid_request', target.failure.message);
      const { url, isOpened } = target.value;
      if (url.protocol === 'http:' && !isOpened) {
        const message = 'Documents and keys go to other machines encrypted: begin the address with https://.';
        throw new AppError('invalid_request', message);
      }
      const sealed =
        typeof body.apiKey === 'string'
          ? sealSecret(body.apiKey, secretsKey, apiKeyPlace(actor.teamId))
          : body.apiKey;
      return { endpoint: await putLlmEndpoint(database, actor, body, sealed) };
    },

    'POST /api/team/llm/approval': async ({ actor, body }) => ({
      endpoint: await approveLlmEndpoint(database, actor, body),
    }),

    'DELETE /api/team/llm/approval': async ({ actor }) => ({
      endpoint: await switchLlmOff(database, actor),
    }),

    'DELETE /api/team/llm': ({ actor }) => removeLlmEndpoint(database, actor),

    'GET /api/documents/:id/llm': async ({ actor, params }) =>
      maskedComparison(
        actor,
        database,
        params.id,
        await compareLlmReading(database, actor.teamId, params.id),
      ),

    'POST /api/documents/:id/llm': ({ actor, params }) => requestLlmReading(database, actor, params.id),

    'GET /api/documents/:id/llm/preview': ({ actor, params }) => previewOf(database, actor.teamId, params.id),

    'GET /api/documents/:id/llm/pages/:page.png': async ({ actor, params }) => ({
      content: await sentImage({ database, pageImages }, actor.teamId, params.id, params.page),
      mediaType: 'image/png',
    }),
  };
}
