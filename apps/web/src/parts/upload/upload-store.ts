import { useSyncExternalStore } from 'react';
import { isClutter, refusalOf } from './refusal.ts';
import { sendFile, type UploadTarget } from './send-file.ts';
import { hasEnded, nextQueue, startable, summaryOf, type Upload, type UploadEvent } from './upload-queue.ts';

/** As many at once as keep a line busy without starving the portal’s other requests. */
const mostAtOnce = 3;

/**
 * The uploads of this browser tab. They live outside the page, so that going to another page and back neither stops
 * nor forgets them; what has been stored is a row of the portal’s database from then on.
 */
let queue: readonly Upload[] = [];
let nextKey = 1;
const files = new Map<number, { file: File; target: UploadTarget }>();
const listeners = new Set<() => void>();

function happen(event: UploadEvent): void {
  queue = nextQueue(queue, event);
  for (const listener of listeners) listener();
}

const warnBeforeLeaving = (event: BeforeUnloadEvent) => event.preventDefault();

function sendWaiting(tellStored: () => void): void {
  for (const key of startable(queue, mostAtOnce)) {
    const chosen = files.get(key);
    if (chosen === undefined) continue;
    happen({ type: 'started', key });
    sendFile(chosen.file, chosen.target, {
      progressed: (sentBytes) => happen({ type: 'progressed', key, sentBytes }),
      stored: (document) => {
        files.delete(key);
        happen({ type: 'stored', key, documentId: document?.id, duplicateOf: document?.duplicateOf });
        tellStored();
        sendWaiting(tellStored);
      },
      refused: (problem) => {
        const canRetry = problem.status === 0 || problem.status === 429 || problem.status >= 500;
        happen({ type: 'refused', key, message: problem.message, canRetry });
        sendWaiting(tellStored);
      },
    });
  }
  // Closing the tab stops what is under way: the browser asks first, only then.
  if (summaryOf(queue).underWay > 0) window.addEventListener('beforeunload', warnBeforeLeaving);
  else window.removeEventListener('beforeunload', warnBeforeLeaving);
}

/** Takes files into the queue; those that cannot be meant are refused with the reason, without being sent. */
export function addFiles(
  chosen: readonly File[],
  { limitBytes, ...target }: UploadTarget & { limitBytes: number },
  tellStored: () => void,
): void {
  const meant = chosen.filter((file) => !isClutter(file.name));
  const uploads = meant.map((file): Upload => {
    const key = nextKey++;
    const refusal = refusalOf(file, { limitBytes, takesArchives: target.batchId !== undefined });
    if (refusal === undefined) files.set(key, { file, target });
    return {
      key,
      name: file.name,
      batchId: target.batchId,
      sizeBytes: file.size,
      state:
        refusal === undefined
          ? { phase: 'waiting' }
          : { phase: 'refused', message: refusal, canRetry: false },
    };
  });
  happen({ type: 'added', uploads });
  sendWaiting(tellStored);
}

/** Sends a refused file once more. */
export function retryUpload(key: number, tellStored: () => void): void {
  happen({ type: 'retried', key });
  sendWaiting(tellStored);
}

/** Takes one ended upload, or all of them, off the list. */
export function dismissUpload(key?: number): void {
  if (key === undefined) happen({ type: 'cleared' });
  else happen({ type: 'dismissed', key });
  const kept = new Set(queue.map((upload) => upload.key));
  for (const one of files.keys()) if (!kept.has(one)) files.delete(one);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether files are on their way to the batch, in this tab. */
export function useIsSendingTo(batchId: string): boolean {
  return useSyncExternalStore(subscribe, () =>
    queue.some((upload) => upload.batchId === batchId && !hasEnded(upload)),
  );
}

/** The uploads of this tab, the oldest first. */
export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(subscribe, () => queue);
}
