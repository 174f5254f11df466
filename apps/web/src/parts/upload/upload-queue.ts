/** One file on its way. Its bytes are kept apart; this is only what the page shows. */
export interface Upload {
  key: number;
  name: string;
  /** The batch that it goes into. */
  batchId?: string;
  sizeBytes: number;
  state: UploadState;
}

export type UploadState =
  | { phase: 'waiting' }
  | { phase: 'sending'; sentBytes: number }
  /** All bytes are out; the portal checks and stores them. */
  | { phase: 'storing' }
  /** Without a document: an archive, whose files become some. */
  | { phase: 'stored'; documentId?: string; duplicateOf?: string }
  | { phase: 'refused'; message: string; canRetry: boolean };

export type UploadEvent =
  | { type: 'added'; uploads: readonly Upload[] }
  | { type: 'started'; key: number }
  | { type: 'progressed'; key: number; sentBytes: number }
  | { type: 'stored'; key: number; documentId?: string; duplicateOf?: string }
  | { type: 'refused'; key: number; message: string; canRetry: boolean }
  | { type: 'retried'; key: number }
  | { type: 'dismissed'; key: number }
  | { type: 'cleared' };

/** Stored or refused: nothing more happens to it by itself. */
export function hasEnded({ state }: Upload): boolean {
  return state.phase === 'stored' || state.phase === 'refused';
}

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
        if (hasEnded(upload)) return upload.state;
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
      return uploads.filter((upload) => upload.key !== event.key || !hasEnded(upload));
    case 'cleared':
      return uploads.filter((upload) => !hasEnded(upload));
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

/** What a person wants to see first: what moves, then what was refused, what waits, and what is stored. */
const order: readonly UploadState['phase'][] = ['sending', 'storing', 'refused', 'waiting', 'stored'];

/** The first `most` uploads to show: a list of ten thousand helps nobody. */
export function worthShowing(uploads: readonly Upload[], most: number): readonly Upload[] {
  if (uploads.length <= most) return uploads;
  return order.flatMap((phase) => uploads.filter(({ state }) => state.phase === phase)).slice(0, most);
}
