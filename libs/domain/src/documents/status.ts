/**
 * Where a document stands.
 *
 * PENDING (stored, nobody has taken it) → QUEUED (handed to the queue) → RUNNING (a worker holds its lease)
 * → DONE, FAILED (we could not) or REJECTED (its content cannot be read by anyone: encrypted, corrupt …).
 * CANCELLED is a person's wish.
 */
export const documentStatuses = [
  'PENDING',
  'QUEUED',
  'RUNNING',
  'DONE',
  'FAILED',
  'REJECTED',
  'CANCELLED',
] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

/** States in which nothing more happens by itself. */
export const terminalStatuses = [
  'DONE',
  'FAILED',
  'REJECTED',
  'CANCELLED',
] as const satisfies DocumentStatus[];

/** Whether the document has come to rest. */
export function isTerminal(status: DocumentStatus): boolean {
  return (terminalStatuses as readonly DocumentStatus[]).includes(status);
}

/** The steps of reading a document, in their order, as a person sees them. */
export const processingStages = ['opening', 'reading', 'recognising', 'understanding', 'saving'] as const;
export type ProcessingStage = (typeof processingStages)[number];

/** How far a running document has come. `page` counts finished pages of `pages`. */
export interface DocumentProgress {
  stage: ProcessingStage;
  page: number;
  pages: number;
}
