export { toCsv, toTsv, type ExportValue } from './csv.ts';
export { spreadsheetText } from './spreadsheet-text.ts';
