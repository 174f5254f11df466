import { circuitBreaker, ConsecutiveBreaker, handleWhenResult, isBrokenCircuitError } from 'cockatiel';
import { failed, type Outcome, type OutgoingFailureCode } from '@gemmavision/domain/outgoing';

/** After so many failures in a row nothing is sent for a while. */
const failuresInARow = 5;
/** Endpoints whose state is kept; the one longest not asked is forgotten first, and then starts anew. */
const mostEndpoints = 1_000;

/** What is known of an endpoint’s health, in this process. */
interface Circuit {
  run: <Value, Code extends string>(
    ask: () => Promise<Outcome<Value, Code>>,
  ) => Promise<Outcome<Value, Code | OutgoingFailureCode>>;
}

function circuit(pauseMilliseconds: number): Circuit {
  let pausedUntil = 0;
  const pause = (milliseconds: number) => {
    pausedUntil = Math.max(pausedUntil, Date.now() + milliseconds);
  };
  const breaker = circuitBreaker(
    handleWhenResult((result) => isFailure(result)),
    { halfOpenAfter: pauseMilliseconds, breaker: new ConsecutiveBreaker(failuresInARow) },
  );
  breaker.onBreak(() => pause(pauseMilliseconds));
  return {
    run: async (ask) => {
      if (Date.now() < pausedUntil) return isPaused(pausedUntil - Date.now());
      try {
        const outcome = await breaker.execute(ask);
        if (!outcome.ok) pause(outcome.failure.retryAfterMilliseconds ?? 0);
        return outcome;
      } catch (error) {
        if (isBrokenCircuitError(error)) return isPaused(Math.max(0, pausedUntil - Date.now()));
        throw error;
      }
    },
  };
}

function isFailure(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}

function isPaused(milliseconds: number): Outcome<never> {
  return failed(
    'circuit_open',
    'The endpoint failed several times or asked for a pause: nothing is sent yet.',
    {
      retryAfterMilliseconds: milliseconds,
    },
  );
}

/**
 * One circuit an endpoint: it opens after five failures in a row, lets one request through after the pause, and
 * closes when that one is answered. `Retry-After` opens it for as long as it says.
 */
export function createCircuits(pauseMilliseconds: number): { of: (endpointId: string) => Circuit } {
  const circuits = new Map<string, Circuit>();
  return {
    of: (endpointId) => {
      const known = circuits.get(endpointId) ?? circuit(pauseMilliseconds);
      circuits.delete(endpointId);
      circuits.set(endpointId, known);
      const [oldest] = circuits.keys();
      if (circuits.size > mostEndpoints && oldest !== undefined) circuits.delete(oldest);
      return known;
    },
  };
}
