/** What is known of the portal at one moment, as far as somebody may have to act on it. */
export interface OperationsFacts {
  /** Documents that nobody has taken up yet. */
  waiting: number;
  running: number;
  /** Seconds since the first of those in line was put there; null: nobody waits. */
  oldestWaitingSeconds: number | null;
  liveWorkers: number;
  /** Workers that fell silent without a good-bye, within the hour. */
  silentWorkers: number;
  /** The queue’s own store answers. */
  queueAnswers: boolean;
  /** Null where nobody says, as in S3. */
  freeBytes: number | null;
  /** Of the documents that ended lately: how many there were, and how many failed by our fault. */
  ended: number;
  failed: number;
}

export interface OperationsFinding {
  severity: 'act' | 'watch';
  /** What is the matter. */
  what: string;
  /** What to do about it. */
  advice: string;
}

/** Less room than this and uploads will soon be refused. */
const littleFreeBytes = 5e9;
/** Whoever waits longer has been forgotten, or there are too few workers. */
const longWaitSeconds = 15 * 60;
/** Below so many documents a share says nothing. */
const fewestForAShare = 10;
const manyFailed = 0.1;

/** What somebody on call should act on or watch, the most urgent first; nothing: all is well. */
export function findOperationsTrouble(facts: OperationsFacts): OperationsFinding[] {
  const { waiting, running, oldestWaitingSeconds, liveWorkers, silentWorkers, freeBytes, ended, failed } =
    facts;
  const found: OperationsFinding[] = [];
  if (liveWorkers === 0 && waiting + running > 0) {
    found.push({
      severity: 'act',
      what: 'No worker is alive, and documents wait.',
      advice:
        'Start one: `npm start` does by itself, `npm run worker` starts another. Nothing is lost meanwhile.',
    });
  } else if (liveWorkers === 0) {
    found.push({
      severity: 'watch',
      what: 'No worker is alive.',
      advice: 'What is uploaded from now on waits until one is started: `npm run worker`.',
    });
  } else if (oldestWaitingSeconds !== null && oldestWaitingSeconds > longWaitSeconds) {
    found.push({
      severity: 'watch',
      what: `The first in line has waited for ${Math.round(oldestWaitingSeconds / 60)} minutes.`,
      advice:
        'Start more workers, on this machine or another, or see below whether one team’s batch explains it.',
    });
  }
  if (freeBytes !== null && freeBytes < littleFreeBytes) {
    found.push({
      severity: 'act',
      what: `Only ${(freeBytes / 1e9).toFixed(1)} GB are free where files are kept.`,
      advice: 'Make room or enlarge the disk: when it is full, uploads are refused with status 507.',
    });
  }
  if (!facts.queueAnswers) {
    found.push({
      severity: 'watch',
      what: 'The store of the queue does not answer.',
      advice: 'Uploads go on, and are read when it is back. Look after Redis, or the database.',
    });
  }
  if (ended >= fewestForAShare && failed / ended > manyFailed) {
    found.push({
      severity: 'act',
      what: `${failed} of the last ${ended} documents failed.`,
      advice: 'See the reasons below; once mended, have them read again.',
    });
  }
  if (silentWorkers > 0) {
    found.push({
      severity: 'watch',
      what: silentWorkers === 1 ? 'A worker fell silent.' : `${silentWorkers} workers fell silent.`,
      advice: 'Others have taken up their documents. The log of that machine says why it ended.',
    });
  }
  return found.toSorted((one, other) => Number(other.severity === 'act') - Number(one.severity === 'act'));
}
