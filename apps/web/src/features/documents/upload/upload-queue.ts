/** One file on its way. Its bytes are kept apart; this is only what the page shows. */
export interface Upload {
  key: number;
  name: string;
  sizeBytes: number;
  state: UploadState;
}

export type UploadState =
  | { phase: 'waiting' }
  | { phase: 'sending'; sentBytes: number }
  /** All bytes are out; the portal checks and stores them. */
  | { phase: 'storing' }
  | { phase: 'stored'; documentId: string; duplicateOf?: string }
  | { phase: 'refused'; message: string; canRetry: boolean };

export type UploadEvent =
  | { type: 'added'; uploads: readonly Upload[] }
  | { type: 'started'; key: number }
  | { type: 'progressed'; key: number; sentBytes: number }
  | { type: 'stored'; key: number; documentId: string; duplicateOf?: string }
  | { type: 'refused'; key: number; message: string; canRetry: boolean }
  | { type: 'retried'; key: number }
  | { type: 'dismissed'; key: number }
  | { type: 'cleared' };

const ended = (upload: Upload) => upload.state.phase === 'stored' || upload.state.phase === 'refused';

function withState(uploads: readonly Upload[], key: number, next: (upload: Upload) => UploadState): Upload[] {
  return uploads.map((upload) => (upload.key === key ? { ...upload, state: next(upload) } : upload));
}

/** What becomes of the queue when something happens to it. Late news of an upload that ended changes nothing. */
export function nextQueue(uploads: readonly Upload[], event: UploadEvent): readonly Upload[] {
  switch (event.type) {
    case 'added':
      return [...uploads, ...event.uploads];
    case 'started':
      return withState(uploads, event.key, () => ({ phase: 'sending', sentBytes: 0 }));
    case 'progressed':
      return withState(uploads, event.key, (upload) => {
        if (ended(upload)) return upload.state;
        return event.sentBytes >= upload.sizeBytes
          ? { phase: 'storing' }
          : { phase: 'sending', sentBytes: event.sentBytes };
      });
    case 'stored':
      return withState(uploads, event.key, () => ({
        phase: 'stored',
        documentId: event.documentId,
        duplicateOf: event.duplicateOf,
      }));
    case 'refused':
      return withState(uploads, event.key, () => ({
        phase: 'refused',
        message: event.message,
        canRetry: event.canRetry,
      }));
    case 'retried':
      return withState(uploads, event.key, (upload) =>
        upload.state.phase === 'refused' ? { phase: 'waiting' } : upload.state,
      );
    case 'dismissed':
      return uploads.filter((upload) => upload.key !== event.key || !ended(upload));
    case 'cleared':
      return uploads.filter((upload) => !ended(upload));
  }
}

/** Which waiting uploads may start, so that no more than `most` are under way. */
export function startable(uploads: readonly Upload[], most: number): number[] {
  const underWay = uploads.filter(
    ({ state }) => state.phase === 'sending' || state.phase === 'storing',
  ).length;
  return uploads
    .filter(({ state }) => state.phase === 'waiting')
    .slice(0, Math.max(0, most - underWay))
    .map(({ key }) => key);
}

/** The whole queue in figures. */
export function summaryOf(uploads: readonly Upload[]) {
  const count = (phase: UploadState['phase']) => uploads.filter(({ state }) => state.phase === phase).length;
  const stored = count('stored');
  const refused = count('refused');
  return { stored, refused, underWay: uploads.length - stored - refused, total: uploads.length };
}
