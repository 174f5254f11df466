export { explainTables, findTables, type TableStages } from './explain-tables.ts';
export { isDash, isValue, isYear, parseDigits, parsePrintedNumber, type PrintedNumber } from './numbers.ts';
