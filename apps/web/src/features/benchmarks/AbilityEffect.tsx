import { abilities, differenceTo } from '@gemmavision/domain/benchmarks';
import type { AbilityScores } from '@gemmavision/domain/benchmarks';
import { shownFixed } from '../../parts/quantities.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { DifferenceMark } from './DifferenceMark.tsx';
import classes from './AbilityMapping.module.css';

interface AbilityEffectProps {
  before: readonly AbilityScores[];
  after: readonly AbilityScores[];
}

const percent = { unit: 'percent', higherIsBetter: true } as const;

/** What a change of the assignment does to the scores: the abilities it touches, new score and difference. */
export function AbilityEffect({ before, after }: AbilityEffectProps) {
  const beforeOf = new Map(before.map((scores) => [scores.model.id, scores.scores]));
  const afterOf = new Map(after.map((scores) => [scores.model.id, scores.scores]));
  const models = [...new Map([...before, ...after].map(({ model }) => [model.id, model])).values()];
  const touched = abilities.filter((ability) =>
    models.some(({ id }) => beforeOf.get(id)?.[ability].value !== afterOf.get(id)?.[ability].value),
  );
  if (touched.length === 0) return <p className={classes.note}>So far no score changes.</p>;
  const columns = [
    { key: 'model', header: 'Model', value: ({ name }: { name: string }) => name, minWidth: '9rem' },
    ...touched.map((ability): DataColumn<(typeof models)[number]> => ({
      key: ability,
      header: ability,
      unit: '%',
      isNumeric: true,
      value: ({ id }) => afterOf.get(id)?.[ability].value ?? null,
      cell: ({ id, name }) => {
        const was = beforeOf.get(id)?.[ability].value ?? null;
        const figure = afterOf.get(id)?.[ability];
        const value = figure?.value ?? null;
        return (
          <>
            {figure === undefined ? (
              '–'
            ) : (
              <SourcedFigure provenance={figure.provenance} name={`new ${ability} score of ${name}`}>
                {value === null ? null : shownFixed(value, 1)}
              </SourcedFigure>
            )}
            <div className={classes.note}>
              {value !== null && was !== null ? (
                <DifferenceMark difference={differenceTo(value, was, percent)} isBrief />
              ) : value === null && was !== null ? (
                'no longer known'
              ) : value !== null ? (
                'unknown before'
              ) : null}
            </div>
          </>
        );
      },
    })),
  ];
  return (
    <DataTable
      caption="What it would change"
      isCaptionVisible
      columns={columns}
      rows={models}
      rowKey={({ id }) => id}
      maxHeight="24rem"
    />
  );
}
