/** What happened in a batch in the last minutes. */
export interface RecentReading {
  /** How long that window is: shorter in a batch that began within it. */
  seconds: number;
  /** Documents that ended in it, and pages of those that were read. */
  documents: number;
  pages: number;
}

/** Pages read by minute; null where nothing was read. */
export function pagesPerMinute({ seconds, pages }: RecentReading): number | null {
  return pages === 0 || seconds <= 0 ? null : (pages * 60) / seconds;
}

/** How long the rest takes at the pace of the last minutes; null where there is no pace, or nothing left. */
export function secondsLeft(unfinished: number, { seconds, documents }: RecentReading): number | null {
  return unfinished === 0 || documents === 0 || seconds <= 0 ? null : (unfinished * seconds) / documents;
}
