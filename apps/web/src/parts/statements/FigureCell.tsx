import type { Growth, MergedFigure, StatementColumn } from '@gemmavision/domain/companies';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { figureWords, periodWords } from '../figure-words.ts';
import { growthText, scaledText } from './figure-scale.ts';
import { fileOf, printProvenance, type FileNames, type StatementsAddress } from './print-provenance.ts';
import { PrintLink } from './PrintLink.tsx';
import { PrintsMark } from './PrintsMark.tsx';
import classes from './Statements.module.css';

interface FigureCellProps {
  figure: MergedFigure;
  column: StatementColumn;
  scale: number;
  fileNames: FileNames;
  /** Undefined: growth is not asked for; null: the year before was not read. */
  growth: Growth | null | undefined;
  within?: StatementsAddress;
}

/** One figure of a statement: it leads to its page, says where it is from, and whether documents disagree on it. */
export function FigureCell({ figure, column, scale, fileNames, growth, within }: FigureCellProps) {
  const [latest] = figure.readings;
  if (latest === undefined) return null;
  const name = `${figureWords[figure.label]}, ${periodWords(figure.period)}`;
  // The cover’s number of shares is of a later day than its column.
  const otherDay = figure.period !== null && !figure.period.endsWith(column.end) ? figure.period : null;
  return (
    <>
      <span className={classes.figure}>
        <PrintsMark figure={figure} name={name} scale={scale} fileNames={fileNames} within={within} />
        <SourcedFigure provenance={printProvenance(latest, fileNames)} name={name}>
          <PrintLink
            reading={latest}
            within={within}
            label={`${name}: show “${latest.printed}” on page ${latest.page} of ${fileOf(latest, fileNames)}`}
          >
            {scaledText(figure.value, scale)}
          </PrintLink>
        </SourcedFigure>
      </span>
      {otherDay === null ? null : <span className={classes.below}>at {otherDay}</span>}
      {growth === undefined ? null : <GrowthLine growth={growth} />}
    </>
  );
}

function GrowthLine({ growth }: { growth: Growth | null }) {
  if (growth === null) return <span className={classes.below}>no year before</span>;
  const { ratio, before } = growth;
  const since = `to ${periodWords(before.period)}`;
  if (ratio === null) {
    return (
      <span
        className={classes.below}
        title={`The year before was not above zero (${periodWords(before.period)})`}
      >
        n/m
      </span>
    );
  }
  return (
    <span
      className={classes.below}
      data-direction={ratio > 0 ? 'up' : ratio < 0 ? 'down' : undefined}
      title={since}
    >
      {growthText(ratio)}
    </span>
  );
}
