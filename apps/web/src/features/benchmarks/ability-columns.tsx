import type { AbilityMarks } from '@gemmavision/charts/ability-marks';
import { abilities, differenceTo } from '@gemmavision/domain/benchmarks';
import type { AbilityScores } from '@gemmavision/domain/benchmarks';
import { shownFixed } from '../../parts/quantities.ts';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { DifferenceMark } from './DifferenceMark.tsx';
import pageClasses from './BenchmarksPage.module.css';
import classes from './ScoreCell.module.css';

const percent = { unit: 'percent', higherIsBetter: true } as const;

/** A model a line, an ability a column, each score with its benchmarks and its difference to the baseline. */
export function abilityColumns(baseline: AbilityScores | undefined): readonly DataColumn<AbilityMarks>[] {
  return [
    {
      key: 'model',
      header: 'Model',
      minWidth: '10rem',
      value: ({ scores: { model }, isLaidOver }) => (isLaidOver ? `${model.name}, laid over` : model.name),
      cell: ({ scores: { model }, isLaidOver }) => (
        <span className={classes.model}>
          {model.name}
          {isLaidOver || model.id === baseline?.model.id ? (
            <>
              <br />
              <span className={pageClasses.condition}>{isLaidOver ? 'other tuning' : 'baseline'}</span>
            </>
          ) : null}
        </span>
      ),
    },
    ...abilities.map((ability): DataColumn<AbilityMarks> => ({
      key: ability,
      header: ability,
      unit: '%',
      isNumeric: true,
      value: ({ scores: { scores } }) => scores[ability].value,
      cell: ({ scores: { model, scores }, isLaidOver }) => {
        const { value, provenance } = scores[ability];
        const isHeld = baseline !== undefined && !isLaidOver && model.id !== baseline.model.id;
        return (
          <>
            <SourcedFigure provenance={provenance} name={`${ability} score of ${model.name}`}>
              {value === null ? null : shownFixed(value, 1)}
            </SourcedFigure>
            {isHeld && value !== null ? (
              <div>
                <DifferenceMark
                  difference={differenceTo(value, baseline.scores[ability].value, percent)}
                  isBrief
                />
              </div>
            ) : null}
          </>
        );
      },
    })),
  ];
}
