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
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'GemmaVision QuantAdvisor',
      version,
      description:
        'Lists are `{ items, nextCursor }`. Errors are RFC 9457 problem details with a stable `code`.',
    },
    security: [{ apiKey: [] }, { session: [] }],
  });
}

function describeEndpoint(key: string, endpoint: Endpoint): RouteConfig {
  const [method, path] = key.split(' ') as [string, string];
  const { status, body, mediaType } = endpoint.success;
  const content = mediaType
    ? { [mediaType]: { schema: { type: 'string' as const, format: 'binary' } } }
    : body && { 'application/json': { schema: body } };
  return {
    method: method.toLowerCase() as RouteConfig['method'],
    path: path.replace(/:([A-Za-z]+)/g, '{$1}'),
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
