import { setTimeout as sleep } from 'node:timers/promises';

/** Asks /health again and again, as a supervisor does, and remembers the slowest answer. */
export interface HealthProbe {
  /** While the api itself is down, which is the test's doing. */
  pause(): void;
  resume(): void;
  stop(): Promise<HealthFigures>;
}

export interface HealthFigures {
  asked: number;
  slowestMilliseconds: number;
  /** Answers that came with another status than 200, or not within ten seconds. */
  failed: number;
}

const pauseMilliseconds = 200;
const patienceMilliseconds = 10_000;

export function watchHealth(url: string): HealthProbe {
  const figures: HealthFigures = { asked: 0, slowestMilliseconds: 0, failed: 0 };
  let isPaused = false;
  let isStopped = false;
  const ask = async () => {
    const began = performance.now();
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(patienceMilliseconds) }).catch(
      () => undefined,
    );
    // The test may have taken the api down meanwhile.
    if (isPaused) return;
    figures.asked++;
    if (!answer?.ok) figures.failed++;
    figures.slowestMilliseconds = Math.max(figures.slowestMilliseconds, performance.now() - began);
  };
  const loop = (async () => {
    while (!isStopped) {
      if (!isPaused) await ask();
      await sleep(pauseMilliseconds);
    }
  })();
  return {
    pause: () => (isPaused = true),
    resume: () => (isPaused = false),
    stop: async () => {
      isStopped = true;
      await loop;
      return figures;
    },
  };
}
