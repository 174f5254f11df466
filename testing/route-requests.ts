import { randomUUID } from 'node:crypto';
import type { ApiContract } from '@gemmavision/domain/api';
import type { BodyInputOf, ParamsOf, QueryInputOf } from '@gemmavision/domain/contract';
import { defaultRules } from '@gemmavision/domain/governance';
import type { OwnThings } from './own-things.ts';
import { zipFile } from './zip-file.ts';

/** What one request to an endpoint carries. */
export interface RouteRequest {
  params?: Record<string, string | number>;
  query?: Record<string, string>;
  body?: unknown;
  /** In the field of a form. */
  file?: { name: string; content: Buffer };
}

type Key = keyof ApiContract;
type Wanted<K extends Key> = Part<'params', Values<ParamsOf<ApiContract[K]>>> &
  Part<'body', BodyInputOf<ApiContract[K]>> &
  Part<'query', RequiredOnes<QueryInputOf<ApiContract[K]>>>;
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : Record<never, never> extends Value
    ? { [N in Name]?: Value }
    : { [N in Name]: Value };
type Values<T> = [T] extends [undefined] ? undefined : Record<keyof T, string | number>;
/** Of a query only what must be there. */
type RequiredOnes<T> = [T] extends [undefined]
  ? undefined
  : { [N in keyof T as undefined extends T[N] ? never : N]: string };

/** Every endpoint that takes an id of something, or a body. */
export type RouteWithInput = {
  [K in Key]: K extends `${string}/:${string}`
    ? K
    : BodyInputOf<ApiContract[K]> extends undefined
      ? never
      : K;
}[Key];

type Maker<K extends Key> = (own: OwnThings) => Promise<Wanted<K> & RouteRequest>;

const document = async (own: OwnThings) => ({ params: { id: own.documentId } });
const table = async (own: OwnThings) => ({ params: { id: own.documentId, index: 0 } });
const page = async (own: OwnThings) => ({ params: { id: own.documentId, page: 1 } });
const batch = async (own: OwnThings) => ({ params: { id: await own.freshBatch() } });

const webhook = async (own: OwnThings) => ({ params: { id: (await own.freshWebhook()).id } });
const delivery = async (own: OwnThings) => {
  const { id, deliveryId } = await own.freshWebhook();
  return { params: { id, delivery: deliveryId } };
};

/**
 * A good request to every endpoint that takes an id or a body, made for things of one team. The compiler names an
 * endpoint without one: tests of who may do what go through this list.
 */
export const routeRequests: { [K in RouteWithInput]: Maker<K> } = {
  'POST /api/setup': async () => ({
    body: { name: 'Eve', email: 'eve@example.com', password: 'a long enough secret', teamName: 'Eve' },
  }),
  'POST /api/me/team': async (own) => ({ body: { teamId: own.teamId } }),
  'DELETE /api/me/sessions/:id': async (own) => ({ params: { id: await own.freshSession() } }),
  'PATCH /api/me/passkeys/:id': async (own) => ({
    params: { id: await own.freshPasskey() },
    body: { name: 'Laptop' },
  }),
  'DELETE /api/me/passkeys/:id': async (own) => ({ params: { id: await own.freshPasskey() } }),
  'POST /api/api-keys': async () => ({ body: { name: 'nightly', scope: 'read' } }),
  'DELETE /api/api-keys/:id': async (own) => ({ params: { id: await own.freshApiKey() } }),

  'PATCH /api/team': async () => ({ body: { name: 'Renamed' } }),
  'POST /api/teams': async () => ({ body: { name: 'Another' } }),
  'PATCH /api/team/members/:userId': async (own) => ({
    params: { userId: await own.freshMember() },
    body: { role: 'annotator' },
  }),
  'DELETE /api/team/members/:userId': async (own) => ({ params: { userId: await own.freshMember() } }),
  'POST /api/team/invitations': async () => ({
    body: { email: `${randomUUID()}@example.com`, role: 'viewer' },
  }),
  'POST /api/team/invitations/:id/renew': async (own) => ({
    params: { id: (await own.freshInvitation()).id },
  }),
  'DELETE /api/team/invitations/:id': async (own) => ({ params: { id: (await own.freshInvitation()).id } }),
  'GET /api/invitations/:token': async (own) => ({ params: { token: (await own.freshInvitation()).token } }),
  'POST /api/invitations/:token/accept': async (own) => ({
    params: { token: (await own.freshInvitation()).token },
    body: {},
  }),

  'GET /api/documents/:id': document,
  'GET /api/documents/:id/text': document,
  'GET /api/documents/:id/search': async (own) => ({
    params: { id: own.documentId },
    query: { q: own.canary },
  }),
  'GET /api/documents/:id/pages': document,
  'GET /api/documents/:id/pii': document,
  'GET /api/documents/:id/fields': document,
  'GET /api/documents/:id/tables': document,
  'GET /api/documents/:id/tables.csv': document,
  'GET /api/documents/:id/tables.xlsx': document,
  'GET /api/documents/:id/tables.html': document,
  'GET /api/documents/:id/tables.md': document,
  'GET /api/documents/:id/tables/:index.csv': table,
  'GET /api/documents/:id/tables/:index.xlsx': table,
  'GET /api/documents/:id/tables/:index.html': table,
  'GET /api/documents/:id/tables/:index.md': table,
  'GET /api/documents/:id/fields.csv': document,
  'GET /api/documents/:id/result': document,
  'GET /api/documents/:id/corrections': document,
  'PUT /api/documents/:id/corrections': async (own) => ({
    params: { id: (await own.freshDocument()).id },
    body: { target: { kind: 'field', name: 'companyName' }, value: 'Right', read: own.canary, version: 0 },
  }),
  'DELETE /api/documents/:id/corrections/:correctionId': async (own) => {
    const { id, correctionId } = await own.freshCorrection();
    return { params: { id, correctionId }, query: { version: '1' } };
  },
  'GET /api/documents/:id/pages/:page.png': page,
  'GET /api/documents/:id/original': document,
  'DELETE /api/documents/:id': async (own) => ({ params: { id: (await own.freshDocument()).id } }),
  'POST /api/documents/:id/retry': async (own) => ({
    params: { id: (await own.freshDocument()).id },
    body: {},
  }),
  'POST /api/documents/:id/pages/:page/readings': async (own) => ({
    params: { id: (await own.freshDocument()).id, page: 1 },
    body: { engine: 'tesseract.js' },
  }),
  'GET /api/documents/:id/pages/:page/readings': page,
  'GET /api/documents/:id/pages/:page/readings/:reading': async (own) => ({
    params: { id: own.documentId, page: 1, reading: own.pageReadingId },
  }),

  'POST /api/batches': async () => ({ body: { name: 'The third quarter' } }),
  'GET /api/batches/:id': batch,
  'PATCH /api/batches/:id': async (own) => ({ ...(await batch(own)), body: { name: 'Renamed' } }),
  'POST /api/batches/:id/deeds': async (own) => ({ ...(await batch(own)), body: { what: 'seal' } }),
  'POST /api/batches/:id/retries': batch,
  'GET /api/batches/:id/attention': batch,
  'GET /api/batches/:id/refusals': batch,
  'GET /api/batches/:id/results': batch,
  'POST /api/batches/:id/archives': async (own) => {
    const content = zipFile([{ name: `${randomUUID()}.txt`, content: Buffer.from('no document') }]);
    return { ...(await batch(own)), file: { name: 'post.zip', content } };
  },
  'GET /api/batches/:id/archives': batch,

  'PATCH /api/documents/:id': async (own) => ({
    params: { id: (await own.freshDocument()).id },
    body: { classification: 'restricted' },
  }),
  'PUT /api/documents/:id/hold': async (own) => ({
    params: { id: (await own.freshDocument()).id },
    body: { reason: 'a law suit' },
  }),
  'DELETE /api/documents/:id/hold': async (own) => ({
    params: { id: (await own.freshDocument('hold')).id },
    body: { reason: 'settled' },
  }),
  'POST /api/documents/:id/restore': async (own) => ({
    params: { id: (await own.freshDocument('trash')).id },
  }),
  'DELETE /api/documents/:id/for-good': async (own) => ({
    params: { id: (await own.freshDocument()).id },
  }),
  'POST /api/documents/bulk': async (own) => ({
    body: { ids: [(await own.freshDocument()).id], action: 'delete' },
  }),
  'PUT /api/team/rules': async () => ({ body: defaultRules }),
  'POST /api/team/rules/preview': async () => ({ body: { retentionDays: defaultRules.retentionDays } }),

  'PUT /api/team/llm': async (own) => ({
    body: {
      baseUrl: 'https://llm.example.com/v1',
      model: 'gemma-3-4b-it',
      sends: 'text-and-images',
      timeoutMilliseconds: 60_000,
      isStreamed: false,
      isAutomatic: false,
      currency: 'EUR',
      inputPriceMicros: 0,
      outputPriceMicros: 0,
      monthlyBudgetMicros: null,
      version: await own.freshLlmEndpoint(),
    },
  }),
  'POST /api/team/llm/approval': async (own) => ({
    body: { version: await own.freshLlmEndpoint(), upTo: 'internal', reason: 'It runs in our own cellar.' },
  }),
  'GET /api/documents/:id/llm': document,
  'POST /api/documents/:id/llm': async (own) => {
    await own.freshLlmEndpoint();
    return { params: { id: own.documentId } };
  },
  'GET /api/documents/:id/llm/preview': async (own) => {
    await own.freshLlmEndpoint();
    return { params: { id: own.documentId } };
  },
  'GET /api/documents/:id/llm/pages/:page.png': async (own) => {
    await own.freshLlmEndpoint();
    return { params: { id: own.documentId, page: 1 } };
  },

  'POST /api/team/webhooks': async () => ({
    body: { url: 'https://hooks.example.com/in?key=1', events: ['document.ended'] },
  }),
  'PATCH /api/team/webhooks/:id': async (own) => ({
    params: { id: (await own.freshWebhook()).id },
    body: { isOn: false, version: 1 },
  }),
  'POST /api/team/webhooks/:id/secret': webhook,
  'DELETE /api/team/webhooks/:id': webhook,
  'POST /api/team/webhooks/:id/tests': webhook,
  'GET /api/team/webhooks/:id/deliveries': webhook,
  'GET /api/team/webhooks/:id/deliveries/:delivery': delivery,
  'POST /api/team/webhooks/:id/deliveries/:delivery/retries': delivery,

  'GET /api/companies/:key': async (own) => ({ params: { key: own.canary.toLowerCase() } }),
  'GET /api/models/:id': async () => ({ params: { id: 'gemma-3-4b' } }),
  'PUT /api/benchmarks/abilities/mapping': async () => ({
    body: { tuning: 'pre-trained', version: 0, members: null },
  }),

  'PATCH /api/portal/people/:id': async () => ({ params: { id: 'nobody' }, body: { disabled: null } }),
  'DELETE /api/portal/people/:id/sessions': async () => ({ params: { id: 'nobody' } }),
  'DELETE /api/portal/people/:id': async () => ({ params: { id: 'nobody' } }),
  'PUT /api/portal/teams/:id/quotas': async (own) => ({
    params: { id: own.teamId },
    body: { version: 0, documentsPerDay: 10, bytesPerTeam: null, pagesPerMonth: null },
  }),
  'DELETE /api/portal/teams/:id': async (own) => ({ params: { id: own.teamId } }),
  'POST /api/portal/teams/:id/retries': async (own) => ({ params: { id: own.teamId } }),
  'POST /api/portal/llm-hosts': async () => ({
    body: { host: 'models.internal', port: 8000, reason: 'It runs in our own cellar.' },
  }),
  'DELETE /api/portal/llm-hosts/:host/:port': async () => ({
    params: { host: 'models.internal', port: 8000 },
  }),
};
