import type {
  MergedFigure,
  Statement,
  StatementColumn,
  StatementRow,
  StatementSheet,
} from '@gemmavision/domain/companies';
import { growthOf } from '@gemmavision/domain/companies';
import type { DataColumn } from '../../ui/data-column.ts';
import { figureWords, periodWords } from '../figure-words.ts';
import { statementWords } from './statement-words.ts';

/** A line of the exported table: bare values, scale multiplied in. */
interface CsvRow {
  statement: Statement;
  row: StatementRow;
  growth: (number | null)[];
}

/** The statements as lines of a file. */
export function csvRows({ groups }: StatementSheet, figures: readonly MergedFigure[]): CsvRow[] {
  return groups.flatMap(({ statement, rows }) =>
    rows.map((row) => ({
      statement,
      row,
      growth: row.cells.map((cell) => (cell === null ? null : (growthOf(cell, figures)?.ratio ?? null))),
    })),
  );
}

/** A column a period, and one for its growth over the year before; figures that were not read stay empty. */
export function csvColumns(columns: readonly StatementColumn[]): DataColumn<CsvRow>[] {
  return [
    { key: 'statement', header: 'Statement', value: ({ statement }) => statementWords[statement] },
    { key: 'figure', header: 'Key figure', value: ({ row }) => figureWords[row.label] },
    { key: 'unit', header: 'Unit', value: ({ row }) => row.unit },
    ...columns.flatMap((column, index): DataColumn<CsvRow>[] => [
      { key: column.key, header: periodWords(column.period), value: ({ row }) => row.cells[index]?.value },
      {
        key: `${column.key} growth`,
        header: `${periodWords(column.period)}: growth over the year before`,
        value: ({ growth }) => growth[index],
      },
    ]),
  ];
}
