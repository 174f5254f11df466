import type { JobDefinition } from './define-job.ts';
import { processDocument } from './process-document.ts';
import { wakeDispatcher } from './wake-dispatcher.ts';

export { processDocument, wakeDispatcher };
export type { JobDefinition };

/** Every kind of job. The worker has one handler for each; the compiler names a missing one. */
export const jobDefinitions = { processDocument, wakeDispatcher };
export type JobKind = keyof typeof jobDefinitions;
export type PayloadOf<Kind extends JobKind> =
  (typeof jobDefinitions)[Kind] extends JobDefinition<infer Payload> ? Payload : never;
