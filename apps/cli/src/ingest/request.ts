import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { systemCodeOf } from '@gemmavision/domain/errors';

/** What became of a request that the portal answered for good. */
export type Answer<T> =
  | { kind: 'ok'; body: T }
  /** This file or id, for this reason; with the portal’s code for it. */
  | { kind: 'refused'; message: string; code?: string | undefined }
  /** Nothing else would fare better: the key is wrong, the portal cannot be reached, its storage is full. */
  | { kind: 'hopeless'; message: string };

export interface PortalAddress {
  url: string;
  apiKey: string;
  /** Hears of each pause before another attempt. */
  onPause: (why: string, milliseconds: number) => void;
}

export interface Attempt {
  method?: 'POST';
  headers?: Record<string, string>;
  body?: unknown;
  duplex?: 'half';
}

const problemSchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  code: z.string().optional(),
});

/** Answers after which the same request may fare better. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);
/** Answers after which no other request fares better: wrong key, no right, no room. */
const final = new Set([401, 403, 507]);
const mostAttempts = 14;
const longestPauseMilliseconds = 30_000;

/**
 * Sends a request until it is answered for good: a portal that is busy, restarts or is away for some minutes is waited
 * for, as long as it asks to be. `make` makes each attempt anew; `known` gives what an attempt before came to, where that
 * can be found out after its answer was lost.
 */
export async function request<T>(
  { url, apiKey, onPause }: PortalAddress,
  where: string,
  schema: z.ZodType<T>,
  make: () => Attempt = () => ({}),
  known: () => Promise<T | undefined> = async () => undefined,
): Promise<Answer<T>> {
  for (let attempt = 1; ; attempt++) {
    const before = attempt === 1 ? undefined : await known();
    if (before !== undefined) return { kind: 'ok', body: before };
    const { headers, ...rest } = make();
    const init: unknown = { ...rest, headers: { ...headers, authorization: `Bearer ${apiKey}` } };
    const response = await fetch(new URL(where, url), init as RequestInit).catch(unsent);
    if (typeof response === 'string') return { kind: 'refused', message: response };
    if (response?.ok) {
      const body = schema.safeParse(await response.json().catch(() => undefined));
      if (body.success) return { kind: 'ok', body: body.data };
      const message = `What answers at ${url} is not this portal, or another version of it.`;
      return { kind: 'hopeless', message };
    }
    const problem = response
      ? await problemOf(response)
      : { message: `${url} cannot be reached.`, code: undefined };
    const { message } = problem;
    // A quota is no rush that passes: it is used up until tomorrow, or for good.
    if (response && (problem.code === 'quota_exceeded' || final.has(response.status)))
      return { kind: 'hopeless', message };
    if (response && !passing.has(response.status)) return { kind: 'refused', ...problem };
    if (attempt >= mostAttempts)
      return { kind: 'hopeless', message: `${message} Given up after ${attempt} attempts.` };
    const pause = pauseBefore(attempt, response?.headers.get('retry-after') ?? null);
    onPause(message, pause);
    await sleep(pause);
  }
}

/** What the portal says of a request that it did not do, in its own words. */
export async function problemOf(response: Response): Promise<{ message: string; code?: string | undefined }> {
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined)).data;
  const message = problem?.detail ?? problem?.title;
  return { message: message ?? `The portal answered with status ${response.status}.`, code: problem?.code };
}

const unreadable = new Set(['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'EIO']);

/** A file that cannot be read ends the request as a portal that is away does: that one would be waited for in vain. */
function unsent(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = systemCodeOf(cause);
  return code !== undefined && unreadable.has(code) ? `The file cannot be read (${code}).` : undefined;
}

/** Doubling pauses with a random part, so that many uploads do not come back at the same moment. */
function pauseBefore(attempt: number, retryAfter: string | null): number {
  const asked = retryAfter === null ? NaN : secondsIn(retryAfter);
  const least = Number.isNaN(asked) ? 0 : Math.min(Math.max(0, asked) * 1000, longestPauseMilliseconds * 2);
  const own = Math.min(500 * 2 ** (attempt - 1), longestPauseMilliseconds);
  return Number.isNaN(asked) ? own * (0.5 + Math.random() / 2) : least + Math.random() * 500;
}

/** Of `Retry-After`: seconds, or a date. */
function secondsIn(retryAfter: string): number {
  return /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
}
