import type { z } from 'zod';

/** What a kind of job is called, what it carries, and which jobs count as the same one. */
export interface JobDefinition<Payload = unknown> {
  queue: string;
  name: string;
  payload: z.ZodType<Payload>;
  /** Two jobs with the same id are one while the first is waiting or active. May not contain a colon. */
  jobId: (payload: Payload) => string;
}

/** Keeps the payload's type while checking the definition's shape. */
export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition;
}
