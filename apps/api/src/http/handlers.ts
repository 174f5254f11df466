import type { Readable } from 'node:stream';
import type { Request } from 'express';
import type { BodyOf, Contract, ParamsOf, QueryOf, ResponseOf } from '@gemmavision/domain/contract';
import type { Actor } from './actor.ts';

/** An answer that is not JSON. */
export interface FileAnswer {
  content: Readable | Uint8Array | string;
  mediaType: string;
  /** Given: the browser saves it under this name instead of showing it. */
  downloadAs?: string;
  /** Seconds that the asking browser may keep it. Private: never in a shared cache. */
  maxAgeSeconds?: number;
}

type ActorOf<E> = E extends { access: 'open' } ? Actor | null : Actor;

type AnswerOf<E> = E extends { success: { mediaType: string } }
  ? FileAnswer
  : E extends { success: { body: unknown } }
    ? ResponseOf<E>
    : void;

/** What a handler gets: everything checked, the actor allowed. `request` is for streams and addresses only. */
export interface Call<E> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  actor: ActorOf<E>;
  request: Request;
}

/** One handler for each endpoint of a contract: the compiler names a missing one. */
export type HandlersOf<C extends Contract> = {
  [Key in keyof C]: (call: Call<C[Key]>) => Promise<AnswerOf<C[Key]>>;
};
