export { readFields } from './read-fields.ts';
export { findDates, isoDate, type FoundDate } from './dates.ts';
export { findIbans, isIban } from './iban.ts';
