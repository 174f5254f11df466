import type { QueueStatus } from '@gemmavision/domain/documents';

/** How the queue stands, as a person would say it: what a glance should tell. */
export interface QueueWords {
  /** `stopped`: nobody would read anything; `waiting`: workers live, but all places are taken by other teams. */
  state: 'idle' | 'working' | 'waiting' | 'stopped';
  title: string;
  /** The facts behind it, the most important first. */
  facts: string[];
}

/** Puts the figures of a queue into words. `lastSeen` says how long ago a worker was: “3 minutes ago”; null: never. */
export function queueWords(status: QueueStatus, lastSeen: string | null): QueueWords {
  const { running, workers, lastQuarterHour, oldestWaitingSeconds } = status;
  const waiting = status.pending + status.queued;
  const waits =
    waiting === 0
      ? []
      : [
          `${counted(waiting, 'document')} ${waiting === 1 ? 'waits' : 'wait'}` +
            (oldestWaitingSeconds === null ? '' : `, the oldest for ${lasting(oldestWaitingSeconds)}`),
        ];
  const { failed, rejected, documentsPerMinute } = lastQuarterHour;
  const refused = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(rejected > 0 ? [`${rejected} rejected`] : []),
  ];
  const rate =
    documentsPerMinute === 0
      ? []
      : [
          `${documentsPerMinute.toLocaleString('en', { maximumSignificantDigits: 2 })} a minute in the last 15 minutes` +
            (refused.length === 0 ? '' : ` (${refused.join(', ')})`),
        ];
  if (workers.alive === 0) {
    return {
      state: 'stopped',
      title: 'No worker is running',
      facts: [...waits, lastSeen === null ? 'None was ever seen' : `Last sign of life ${lastSeen}`],
    };
  }
  const strength = `${counted(workers.alive, 'worker')} for ${counted(workers.places, 'document')} at a time`;
  if (running > 0) {
    return {
      state: 'working',
      title: `Reading ${counted(running, 'document')}`,
      facts: [...waits, ...rate, strength],
    };
  }
  if (waiting > 0) {
    return {
      state: 'waiting',
      title: 'Waiting for a free worker',
      facts: [...waits, ...rate, `${strength}, shared by all teams`],
    };
  }
  return { state: 'idle', title: 'Nothing to do', facts: [...rate, strength] };
}

function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;
}

/** Half a minute is `30 s`, an hour and a half `90 min`, two days `2 days`. */
function lasting(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 2 * 3_600) return `${Math.round(seconds / 60)} min`;
  return seconds < 48 * 3_600 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}
