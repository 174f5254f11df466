/**
 * Why a document could not be read. The code is stable (scripts rely on it); the sentence is for a person:
 * what happened, and what to do.
 */
export const documentReasons = {
  empty: 'The file is empty. Upload it again, or export it anew from the program that made it.',
  corrupt: 'The file is damaged and cannot be opened. Export it anew from the program that made it.',
  encrypted: 'The file is protected by a password. Remove the password and upload it again.',
  unsupported_type: 'This is not a PDF, PNG or JPEG file. Convert it to one of these and upload it again.',
  type_mismatch:
    'The content of the file is not what its name says. Give it the right ending and upload it again.',
  too_large: 'The file, or a page of it, is too large. Split it, or scan it at a lower resolution.',
  too_many_pages: 'The document has more pages than this portal reads. Split it into parts.',
  timeout: 'Reading the document took too long and was stopped. Split it, or try again with other settings.',
  out_of_memory: 'Reading the document needed too much memory and was stopped. Split it into parts.',
  stopped_unexpectedly:
    'Reading the document stopped unexpectedly. Try again; if it happens again, report it.',
  internal: 'Something went wrong on our side. Try again; if it happens again, report it.',
} as const satisfies Record<string, string>;

export type DocumentReasonCode = keyof typeof documentReasons;

/** Reasons that lie in the document itself: trying again cannot help, and its state is REJECTED, not FAILED. */
const reasonsOfContent: readonly DocumentReasonCode[] = [
  'empty',
  'corrupt',
  'encrypted',
  'unsupported_type',
  'type_mismatch',
  'too_large',
  'too_many_pages',
];

/** The state in which a document ends for this reason. */
export function statusForReason(code: DocumentReasonCode): 'REJECTED' | 'FAILED' {
  return reasonsOfContent.includes(code) ? 'REJECTED' : 'FAILED';
}

/** Reasons that the bytes alone decide: no other setting, limit or version of this portal changes them. */
const reasonsForEver: readonly string[] = ['empty', 'encrypted', 'unsupported_type', 'type_mismatch'];

/** Whether a person who has the document read again may get another end: with other settings, or higher limits. */
export function mayEndDifferently(code: string | undefined): boolean {
  return code === undefined || !reasonsForEver.includes(code);
}

/** Whether another attempt may end differently. */
export function isWorthRetrying(code: DocumentReasonCode): boolean {
  return code === 'stopped_unexpectedly' || code === 'internal';
}
