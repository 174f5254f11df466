import type { ReadNumber } from '../documents/correction-meaning.ts';

/** A date in a text: ISO 8601, and where it stands. */
interface PrintedDate {
  iso: string;
  start: number;
  end: number;
}

/** How printed numbers and dates are read. The rules’ own parsers are passed in: print means one thing everywhere. */
export interface PrintReaders {
  readNumber: ReadNumber;
  findDates: (text: string, order: 'day-first' | 'month-first') => PrintedDate[];
}
