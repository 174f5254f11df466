import type { ApiContract } from '@gemmavision/domain/api';
import type { BodyInputOf, ParamsOf, QueryInputOf, ResponseOf } from '@gemmavision/domain/contract';
import { methodOf, pathOf, type QueryValues } from './address.ts';
import { problemFrom, unreachable } from './problem.ts';

/** An endpoint’s one name, as the contract has it: `GET /api/documents/:id`. */
export type EndpointName = keyof ApiContract & string;

type Field<Key extends string, Value> = [Value] extends [undefined]
  ? { [K in Key]?: undefined }
  : undefined extends Value
    ? { [K in Key]?: Value }
    : Record<never, never> extends Value
      ? { [K in Key]?: Value }
      : { [K in Key]: Value };

/** What a call to this endpoint takes, from the contract. */
export type CallOptions<K extends EndpointName> = Field<'params', ParamsOf<ApiContract[K]>> &
  Field<'query', QueryInputOf<ApiContract[K]>> &
  Field<'body', BodyInputOf<ApiContract[K]>> & { signal?: AbortSignal };

type OptionsArgument<K extends EndpointName> =
  Record<never, never> extends CallOptions<K> ? [options?: CallOptions<K>] : [options: CallOptions<K>];

interface LooseOptions {
  params?: Record<string, string | number>;
  query?: QueryValues;
  body?: unknown;
  signal?: AbortSignal;
}

/**
 * Calls an endpoint by its name and gives its answer, typed by the contract. The API’s tests check each answer
 * against the same contract, so the answer is not checked a second time here.
 * Throws an ApiProblem for every answer other than success, and when there is none.
 */
export async function call<K extends EndpointName>(
  name: K,
  ...[options]: OptionsArgument<K>
): Promise<ResponseOf<ApiContract[K]>> {
  const { params, query, body, signal }: LooseOptions = options ?? {};
  return send(methodOf(name), pathOf(name, params, query), body, signal);
}

/** The address of an endpoint that a browser fetches by itself: an image, a download. */
export function addressOf<K extends EndpointName>(name: K, ...[options]: OptionsArgument<K>): string {
  const { params, query }: LooseOptions = options ?? {};
  return pathOf(name, params, query);
}

/** Sends JSON and reads JSON; also used for better-auth’s own routes, which stand outside the contract. */
export async function send<Answer>(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachable();
  }
  const text = await response.text();
  if (!response.ok) throw problemFrom(response.status, text);
  const answer: Answer = text === '' ? undefined : JSON.parse(text);
  return answer;
}
