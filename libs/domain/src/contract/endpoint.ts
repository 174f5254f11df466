import type { z } from 'zod';
import type { Action } from '../access/roles.ts';
import type { EndpointAudit } from '../audit/endpoint-audit.ts';
import type { ErrorCode } from '../errors/index.ts';

/** How an endpoint is found: `GET /api/documents/:id`. It is the endpoint's one name, in api, web and OpenAPI. */
export type EndpointKey = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

/**
 * Who may call: anybody, anyone signed in, those of the active team whose role allows the action, or those who look
 * after the whole portal (a session of theirs, never a key).
 */
export type Access = 'open' | 'signed-in' | 'portal-admin' | Action;

/** What an endpoint takes and gives. All schemas are strict: an undeclared property is an error. */
export interface Endpoint {
  summary: string;
  /** Groups the endpoints on the API page. */
  tag: string;
  access: Access;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** The body is a stream that the handler reads itself. */
  multipart?: { field: string; description: string };
  /** The answer depends on nothing but the request and reference data: it is kept until that changes. */
  cache?: 'reference';
  /** What is written down of it, where the deed itself does not do so in its own transaction. */
  audit?: EndpointAudit;
  success: { status: 200 | 201 | 202 | 204; body?: z.ZodType; mediaType?: string };
  /** Problems beyond those that every endpoint of its access can give. */
  problems?: readonly ErrorCode[];
}

export type Contract = Record<EndpointKey, Endpoint>;

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type Given<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What a handler receives, checked. */
export type ParamsOf<E> = E extends { params: infer S } ? Parsed<S> : undefined;
export type QueryOf<E> = E extends { query: infer S } ? Parsed<S> : undefined;
export type BodyOf<E> = E extends { body: infer S } ? Parsed<S> : undefined;
/** What a caller sends. */
export type QueryInputOf<E> = E extends { query: infer S } ? Given<S> : undefined;
export type BodyInputOf<E> = E extends { body: infer S } ? Given<S> : undefined;
/** What comes back on success. */
export type ResponseOf<E> = E extends { success: { body: infer S } } ? Parsed<S> : undefined;

/** Keeps the literal types of a contract while checking its shape. */
export function contract<const C extends Contract>(endpoints: C): C {
  return endpoints;
}
