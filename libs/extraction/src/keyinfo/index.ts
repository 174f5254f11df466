export { calibrateFields, shareAt } from './calibrate.ts';
export { readFields } from './read-fields.ts';
export { findDates, isoDate, type FoundDate } from './dates.ts';
export { findIbans, isIban } from './iban.ts';
