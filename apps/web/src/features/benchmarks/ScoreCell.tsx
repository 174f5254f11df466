import { VisuallyHidden } from '@mantine/core';
import { inkOn } from '@gemmavision/charts/contrast';
import { viridisAt } from '@gemmavision/charts/palette';
import { placeMarks } from '@gemmavision/charts/score-heat-map';
import type { BenchmarkResult, Difference, Rank } from '@gemmavision/domain/benchmarks';
import { shownScore } from '../../parts/quantities.ts';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { DifferenceMark } from './DifferenceMark.tsx';
import classes from './ScoreCell.module.css';

interface ScoreCellProps {
  result: BenchmarkResult;
  rank: Rank | undefined;
  /** Whose score of what: “MMLU-Pro of Gemma 3 4B IT”. */
  name: string;
  /** Undefined where no baseline is pinned, or this is it; null where it was not measured. */
  difference: Difference | null | undefined;
}

const placeWords = { best: 'best', second: 'second best' };

/** A score in the colour of its rank, marked where it is the best or the second, with its source beside it. */
export function ScoreCell({ result, rank, name, difference }: ScoreCellProps) {
  const { place = null, share = null } = rank ?? {};
  const fill = share === null ? undefined : viridisAt(share);
  const style = fill === undefined ? undefined : { background: fill, color: inkOn(fill) };
  return (
    <span className={classes.cell} style={style} data-place={place ?? undefined}>
      {place === null ? null : (
        <span title={placeWords[place]}>
          <span aria-hidden>{placeMarks[place]}</span>
          <VisuallyHidden>{placeWords[place]}: </VisuallyHidden>
        </span>
      )}
      <SourcedFigure provenance={result.provenance} name={name}>
        {shownScore(result.value)}
      </SourcedFigure>
      {difference === undefined ? null : (
        <span className={classes.difference}>
          <DifferenceMark difference={difference} isBrief />
        </span>
      )}
    </span>
  );
}
