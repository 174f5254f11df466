import { UnstyledButton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useRef } from 'react';
import type { MergedFigure, StatementRow, StatementSheet } from '@gemmavision/domain/companies';
import { growthOf } from '@gemmavision/domain/companies';
import { saveCsv } from '../../ui/data-column.ts';
import { useBeyond } from '../../ui/use-beyond.ts';
import { figureWords } from '../figure-words.ts';
import { FigureCell } from './FigureCell.tsx';
import { measureOf, scalesOf, unitWords } from './figure-scale.ts';
import type { FileNames, StatementsAddress } from './print-provenance.ts';
import { csvColumns, csvRows } from './statement-csv.ts';
import { columnWords, statementWords } from './statement-words.ts';
import { StatementNotes } from './StatementNotes.tsx';
import classes from './Statements.module.css';

interface StatementsTableProps {
  /** Read out, and the name of the exported file: “Statements of Best Buy”. */
  title: string;
  sheet: StatementSheet;
  /** All figures that growth may be reckoned from. */
  figures: readonly MergedFigure[];
  fileNames: FileNames;
  hasGrowth: boolean;
  /** Where the figures lead: within the document that is open anyway. */
  within?: StatementsAddress;
}

/** Income statement, balance sheet and cash flow statement over the periods, the newest first. */
export function StatementsTable({ title, ...rest }: StatementsTableProps) {
  const { sheet, figures } = rest;
  const scales = scalesOf(figures);
  const scroll = useRef<HTMLDivElement>(null);
  const beyond = useBeyond(scroll);
  const { columns, groups } = sheet;
  return (
    <div className={classes.root}>
      <div className={classes.bar}>
        <UnstyledButton
          className={classes.export}
          onClick={() => saveCsv(title, csvColumns(columns), csvRows(sheet, figures))}
        >
          <IconDownload size={14} stroke={1.8} aria-hidden /> CSV
        </UnstyledButton>
      </div>
      <div className={classes.edges} {...beyond}>
        <div ref={scroll} className={classes.scroll} tabIndex={0} role="group" aria-label={title}>
          <table className={classes.table}>
            <caption className={classes.hidden}>{title}, the newest period first</caption>
            <thead>
              <tr>
                <th scope="col">Key figure</th>
                {columns.map((column) => (
                  <th key={column.key} scope="col" data-numeric title={column.period}>
                    <span className={classes.length}>{columnWords(column)}</span> {column.end}
                  </th>
                ))}
              </tr>
            </thead>
            {groups.map(({ statement, rows }) => (
              <tbody key={statement}>
                <tr>
                  <th scope="rowgroup" className={classes.statement}>
                    {statementWords[statement]}
                  </th>
                  {columns.length === 0 ? null : (
                    <td colSpan={columns.length} className={classes.statement} />
                  )}
                </tr>
                {rows.map((row) => (
                  <Row
                    key={`${row.label} ${row.unit}`}
                    row={row}
                    scale={scales.get(measureOf(row)) ?? 1}
                    {...rest}
                  />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      </div>
      <StatementNotes sheet={sheet} />
    </div>
  );
}

interface RowProps extends Omit<StatementsTableProps, 'title'> {
  row: StatementRow;
  scale: number;
}

function Row({ row, scale, sheet, figures, fileNames, hasGrowth, within }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {figureWords[row.label]} <span className={classes.unit}>{unitWords(measureOf(row), scale)}</span>
      </th>
      {sheet.columns.map((column, index) => {
        const figure = row.cells[index];
        return (
          <td key={column.key} data-numeric>
            {figure == null ? (
              <span className={classes.missing}>not read</span>
            ) : (
              <FigureCell
                figure={figure}
                column={column}
                scale={scale}
                fileNames={fileNames}
                growth={hasGrowth ? growthOf(figure, figures) : undefined}
                within={within}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}
