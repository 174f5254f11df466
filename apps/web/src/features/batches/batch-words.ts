import type { Batch, BatchState } from '@gemmavision/domain/batches';

/** Where a batch stands, in words. */
export const batchStateWords: Record<BatchState, string> = {
  receiving: 'Open: more may come',
  reading: 'Being read',
  paused: 'Paused',
  cancelled: 'Cancelled',
  ended: 'Ended',
};

/** How many of its documents have come to rest. */
export function endedOf({ byStatus }: Batch): number {
  return byStatus.DONE + byStatus.FAILED + byStatus.REJECTED + byStatus.CANCELLED;
}

/** “2 h 5 min”, “40 s”: an estimate, so never finer than it is worth. */
export function durationText(seconds: number): string {
  const rounded = Math.max(1, Math.round(seconds));
  if (rounded < 60) return `${rounded} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}
