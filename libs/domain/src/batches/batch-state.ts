/**
 * Where a batch stands, read from its row and its documents, never stored: `receiving` (more may come, nothing is
 * unfinished), `reading`, `paused`, `cancelled`, `ended` (sealed, and every document has ended).
 */
export const batchStates = ['receiving', 'reading', 'paused', 'cancelled', 'ended'] as const;
export type BatchState = (typeof batchStates)[number];

/** What somebody may do to a whole batch. `seal`: no more documents come. */
export const batchDeeds = ['seal', 'pause', 'resume', 'cancel'] as const;
export type BatchDeed = (typeof batchDeeds)[number];

/** All that the state of a batch follows from. */
export interface BatchFacts {
  isPaused: boolean;
  /** No more documents come; so it is with a cancelled one. */
  isSealed: boolean;
  isCancelled: boolean;
  /** Whether a document of it, or an archive, waits or is being read. */
  isUnfinished: boolean;
}

export function batchStateOf({ isPaused, isSealed, isCancelled, isUnfinished }: BatchFacts): BatchState {
  const isOpen = !isSealed && !isCancelled;
  if (isPaused && (isUnfinished || isOpen)) return 'paused';
  if (isUnfinished) return 'reading';
  if (isCancelled) return 'cancelled';
  return isSealed ? 'ended' : 'receiving';
}

/** Why this cannot be done to a batch, in a sentence for a person; null where it can. */
export function whyNot(deed: BatchDeed, facts: BatchFacts): string | null {
  const state = batchStateOf(facts);
  const isOver = state === 'ended' || state === 'cancelled';
  switch (deed) {
    case 'seal':
      if (facts.isCancelled) return 'The batch was cancelled: no more documents come anyway.';
      return facts.isSealed ? 'The batch is sealed already.' : null;
    case 'pause':
      if (facts.isPaused) return 'The batch is paused already.';
      return isOver ? 'The batch has come to its end: there is nothing to pause.' : null;
    case 'resume':
      return facts.isPaused ? null : 'The batch is not paused.';
    case 'cancel':
      if (state === 'cancelled') return 'The batch was cancelled already.';
      return isOver ? 'The batch has come to its end: there is nothing to cancel.' : null;
  }
}
