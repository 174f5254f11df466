/** A file that tries to break what reads it. */
export interface HostileCase {
  /** The name under which it is sent. */
  name: string;
  /** `either`: both are right; what counts is that it ends, in bounded time and memory. */
  expect: 'processed' | 'rejected' | 'either';
  /** The code of the reason that is right where it is rejected. */
  reason?: string;
  why: string;
  /** Stands in its text where it is processed. */
  text?: string;
  make: () => Buffer | Promise<Buffer>;
}

/** What every harmless page says: a case of it that is read must say it still. */
export const invoiceNumber = 'Invoice 4711';
