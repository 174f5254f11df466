import type { PrintReaders } from '@gemmavision/domain/llm';
import { findDates } from '@gemmavision/extraction/keyinfo';
import { parsePrintedNumber } from '@gemmavision/extraction/tables';

/** How printed numbers and dates are read when an answer is checked: the same way as when the rules read them. */
export const printReaders: PrintReaders = { readNumber: parsePrintedNumber, findDates };
