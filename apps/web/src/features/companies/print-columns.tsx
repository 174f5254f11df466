import { figureText, figureWords, periodWords } from '../../parts/figure-words.ts';
import { fileOf, type FileNames } from '../../parts/statements/print-provenance.ts';
import { PrintLink } from '../../parts/statements/PrintLink.tsx';
import type { DataColumn } from '../../ui/DataTable.tsx';
import type { PrintRow } from './company-trend.ts';

/** The table behind the chart: a line a print, with the document and page that it is from. */
export function printColumns(measure: string, fileNames: FileNames): DataColumn<PrintRow>[] {
  return [
    {
      key: 'figure',
      header: 'Key figure',
      minWidth: '9rem',
      value: ({ figure }) => figureWords[figure.label],
    },
    { key: 'period', header: 'Period', minWidth: '9rem', value: ({ figure }) => periodWords(figure.period) },
    {
      key: 'value',
      header: 'Value',
      unit: measure === '' ? undefined : measure,
      isNumeric: true,
      value: ({ reading }) => reading.value,
      cell: ({ figure, reading }) => (
        <PrintLink
          reading={reading}
          label={`${figureWords[figure.label]}, ${periodWords(figure.period)}: show it on page ${reading.page} of ${fileOf(reading, fileNames)}`}
        >
          {figureText(reading.value)}
        </PrintLink>
      ),
    },
    { key: 'printed', header: 'As printed', isNumeric: true, value: ({ reading }) => reading.printed },
    {
      key: 'stands',
      header: 'Stands',
      value: ({ figure, isOther }) =>
        isOther ? 'differs from the latest' : figure.isRestated ? 'latest; others differ' : 'undisputed',
    },
    {
      key: 'document',
      header: 'Document',
      minWidth: '12rem',
      value: ({ reading }) => fileOf(reading, fileNames),
    },
    { key: 'page', header: 'Page', isNumeric: true, value: ({ reading }) => reading.page },
  ];
}
