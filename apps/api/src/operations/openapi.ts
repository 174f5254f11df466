import {
  extendZodWithOpenApi,
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import { z, type ZodObject } from 'zod';
import { problemSchema, type Contract, type Endpoint } from '@gemmavision/domain/contract';

extendZodWithOpenApi(z);

/** The API as OpenAPI 3.1, made from the same contract that validates every request. */
export function describeApi(contract: Contract, version: string) {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key of the portal.',
  });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'better-auth.session_token',
  });
  for (const [key, endpoint] of Object.entries(contract))
    registry.registerPath(describeEndpoint(key, endpoint));
  const description = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'GemmaVision QuantAdvisor',
      version,
      description:
        'Lists are `{ items, nextCursor }`. Errors are RFC 9457 problem details with a stable `code`.',
    },
    security: [{ apiKey: [] }, { session: [] }],
  });
  for (const [key, endpoint] of Object.entries(contract)) {
    const { method, path } = addressOf(key);
    describeAbsence(description.paths?.[path]?.[method]?.parameters ?? [], endpoint);
  }
  return description;
}

/**
 * The generator takes whatever accepts null for optional, and a number read from text (`z.coerce.number`) makes a 0 of
 * it. Nobody can send null in a query: a parameter is required when the endpoint refuses to go without.
 */
function describeAbsence(parameters: readonly object[], endpoint: Endpoint): void {
  const { shape } = (endpoint.query ?? z.object({})) as ZodObject;
  for (const parameter of parameters as readonly QueryParameter[]) {
    const field = parameter.in === 'query' ? shape[parameter.name] : undefined;
    if (!field) continue;
    parameter.required = !z.safeParse(field, undefined).success;
    const { type } = parameter.schema;
    if (Array.isArray(type)) parameter.schema.type = type.find((one) => one !== 'null');
  }
}

/** What is touched here of OpenAPI’s parameter object; we make no references to parameters. */
interface QueryParameter {
  in: string;
  name: string;
  required?: boolean;
  schema: { type?: string | string[] };
}

function addressOf(key: string): { method: 'get' | 'post' | 'put' | 'patch' | 'delete'; path: string } {
  const [method, path] = key.split(' ') as [string, string];
  return {
    method: method.toLowerCase() as ReturnType<typeof addressOf>['method'],
    path: path.replace(/:([A-Za-z]+)/g, '{$1}'),
  };
}

/** `GET /api/documents/:id` is `getDocumentsById`: generated clients keep their names as long as the key stays. */
function operationIdOf(key: string): string {
  const [method = '', ...segments] = key.replace(' /api', '').split('/');
  const words = segments.flatMap((segment) =>
    segment.replace(/:([A-Za-z]+)/g, 'by-$1').split(/[^A-Za-z0-9]+/),
  );
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function describeEndpoint(key: string, endpoint: Endpoint): RouteConfig {
  const { status, body, mediaType } = endpoint.success;
  const content = mediaType
    ? { [mediaType]: { schema: { type: 'string' as const, format: 'binary' } } }
    : body && { 'application/json': { schema: body } };
  return {
    ...addressOf(key),
    operationId: operationIdOf(key),
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.access === 'open' && { security: [] }),
    request: {
      // The contract writes parameters as strict objects; the generator wants to know that they are objects.
      ...(endpoint.params && { params: endpoint.params as ZodObject }),
      ...(endpoint.query && { query: endpoint.query as ZodObject }),
      ...(endpoint.body && { body: { content: { 'application/json': { schema: endpoint.body } } } }),
      ...(endpoint.multipart && { body: multipartBody(endpoint.multipart) }),
    },
    responses: {
      [status]: { description: 'Success', ...(content && { content }) },
      default: {
        description: [
          'A problem',
          ...(endpoint.problems ? [`, among them ${endpoint.problems.join(', ')}`] : []),
        ].join(''),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  };
}

function multipartBody({ field, description }: NonNullable<Endpoint['multipart']>) {
  const properties = {
    [field]: { type: 'array' as const, items: { type: 'string' as const, format: 'binary' } },
  };
  return {
    description,
    content: {
      'multipart/form-data': { schema: { type: 'object' as const, properties, required: [field] } },
    },
  };
}
