import type { WebhookEvent } from './events.ts';
import type { DeliveryFailureCode } from './failures.ts';

const second = 1_000;
const hour = 3_600 * second;

/** The first pause; each further one is three times as long, up to the longest. */
const firstPause = 10 * second;
const longestPause = 6 * hour;

/**
 * With these pauses the attempts spread over about 21 hours: a receiver that is down for a night misses nothing. What
 * says that the request itself is wrong is tried for about an hour: long enough for who is just moving it.
 */
const mostAttempts = 11;
const mostAttemptsOfRefused = 7;

/** Pauses are up to a fifth longer or shorter, so that what failed together does not come back together. */
const spread = 0.2;

export interface FailedAttempt {
  event: WebhookEvent;
  /** Attempts up to now, this one included. */
  attempts: number;
  code: DeliveryFailureCode;
  status?: number | undefined;
  retryAfterMilliseconds?: number | undefined;
}

/** Milliseconds until the next attempt; null when there is none. `chance` is a random number from 0 to 1. */
export function pauseBeforeRetry(failed: FailedAttempt, chance: number): number | null {
  if (failed.event === 'webhook.test' || isGone(failed)) return null;
  if (failed.attempts >= (isRefusal(failed) ? mostAttemptsOfRefused : mostAttempts)) return null;
  const pause = Math.min(firstPause * 3 ** (failed.attempts - 1), longestPause);
  const spreadPause = Math.round(pause * (1 + spread * (2 * chance - 1)));
  return Math.max(spreadPause, failed.retryAfterMilliseconds ?? 0);
}

/** Whether the receiver asked for nothing more, ever. */
export function isGone({ status }: Pick<FailedAttempt, 'status'>): boolean {
  return status === 410;
}

/** Whether another attempt helps only if somebody changes something. */
function isRefusal({ code, status = 0 }: FailedAttempt): boolean {
  if (code === 'redirect' || code === 'refused_address' || code === 'secret_unreadable') return true;
  return code === 'bad_status' && status >= 400 && status < 500 && status !== 408;
}

/** After so many failures in a row an address is left alone for a minute, and then tried with one delivery. */
export const circuitFailures = 5;
export const circuitPauseMilliseconds = 60 * second;

/** A webhook of which every attempt failed for so long, at least so many, is switched off. */
export const switchOffAfterMilliseconds = 72 * hour;
export const switchOffAfterFailures = 10;
