export { explainTables, findTables, type TableStages } from './explain-tables.ts';
export { isDash, isValue, isYear, parseDigits, parsePrintedNumber, type PrintedNumber } from './numbers.ts';
export { linkContinued, wholeTables, type WholeTable } from './continuation.ts';
export { notationOf, readPrintedCell, type Notation } from './printed-cell.ts';
export { withChecks } from './consistency.ts';
