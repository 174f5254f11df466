import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerBars } from '@gemmavision/charts/answer-bars';
import { answerCounts, baselineOf, differenceTo, wilsonSource } from '@gemmavision/domain/benchmarks';
import type { AnswerCounts, BenchmarkResult } from '@gemmavision/domain/benchmarks';
import { shown, shownFixed } from '../../parts/quantities.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { allResultsQuery } from './all-results-query.ts';
import { useChosenModels } from './chosen-models.ts';
import { DifferenceMark } from './DifferenceMark.tsx';
import { modeRank, modeWords } from './finance-modes.ts';
import { NotMeasuredNote } from './NotMeasuredNote.tsx';
import { SectionHead } from './SectionHead.tsx';
import classes from './BenchmarksPage.module.css';

const suite = 'financebench';

/** Questions about company filings: what is answered, what is answered wrongly, and what is refused. */
export function FinancialSection() {
  const query = useQuery(allResultsQuery);
  return (
    <section className={classes.section} aria-label="Financial QA">
      <SectionHead
        title="Financial QA"
        lead={
          <>
            FinanceBench, open sample of 150 questions about company filings.{' '}
            <strong>No Gemma model is in it:</strong> peers only, published by its makers.
          </>
        }
      />
      <QueryState query={query}>
        {(results) => <FinancialView results={results.filter((result) => result.suite === suite)} />}
      </QueryState>
    </section>
  );
}

function FinancialView({ results }: { results: readonly BenchmarkResult[] }) {
  const look = useChartLook();
  const { isShown, baseline } = useChosenModels();
  const rows = answerCounts(results)
    .filter(({ model }) => isShown(model))
    .toSorted((a, b) => modeRank(a.mode) - modeRank(b.mode) || b.correct - a.correct);
  const bars = rows.map((counts) => ({
    name: `${modeWords(counts.mode).short}, ${counts.model.name}`,
    counts,
  }));
  const modes = [...new Set(rows.map(({ mode }) => mode))];
  return (
    <>
      {rows.length === 0 ? (
        <NotMeasuredNote title="FinanceBench" results={results} />
      ) : (
        <ChartFigure
          title="FinanceBench answers"
          units="% of 150 questions; whisker: 95 % interval of the correct share"
          description="How each model’s answers were judged, in each mode from the most help to none. The modes are explained below."
          option={answerBars(bars, look)}
          columns={columnsFor(results, baseline)}
          rows={rows}
          rowKey={({ result }) => result.id}
          height={96 + (look.isNarrow ? 44 : 25) * rows.length}
          footnote="Counted from the labels in the benchmark’s repository, which has no licence file: the answers are not copied here, only counts. Intervals: Wilson score, computed by this portal, which ask whether 150 questions suffice to tell two models apart."
        />
      )}
      <dl className={classes.terms}>
        {modes.map((mode) => (
          <div key={mode} className={classes.term}>
            <dt>{modeWords(mode).short}</dt>
            <dd>{modeWords(mode).meaning}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.condition}>
        To place a Gemma model beside them today: take the open questions from{' '}
        <Anchor
          href="https://github.com/patronus-ai/financebench"
          target="_blank"
          rel="noreferrer"
          underline="always"
          inherit
        >
          the benchmark’s repository
        </Anchor>
        , run them in the mode that your product will use (most often retrieval), have each answer judged
        correct, incorrect or refused, and hold your three counts against the bars. This version of the portal
        neither runs a benchmark nor reads in such a run, so that comparison is made outside of it.
      </p>
    </>
  );
}

function columnsFor(
  results: readonly BenchmarkResult[],
  baseline: string | undefined,
): DataColumn<AnswerCounts>[] {
  const heldAgainst = ({ result }: AnswerCounts) =>
    baseline === undefined
      ? null
      : differenceTo(result.value, baselineOf(result, results, baseline)?.value, result.benchmark);
  const count = (key: 'correct' | 'incorrect' | 'refused', header: string): DataColumn<AnswerCounts> => ({
    key,
    header,
    isNumeric: true,
    value: (row) => row[key],
    cell: (row) => (
      <SourcedFigure
        provenance={row.result.provenance}
        name={`${header} answers of ${row.model.name}, ${modeWords(row.mode).short}`}
      >
        {shown(row[key])}
      </SourcedFigure>
    ),
  });
  return [
    { key: 'mode', header: 'Mode', value: ({ mode }) => modeWords(mode).short, minWidth: '9rem' },
    { key: 'model', header: 'Model', value: ({ model }) => model.name },
    count('correct', 'Correct'),
    count('incorrect', 'Incorrect'),
    count('refused', 'Refused'),
    { key: 'total', header: 'Questions', isNumeric: true, value: ({ total }) => total },
    {
      key: 'share',
      header: 'Correct',
      unit: '%',
      isNumeric: true,
      value: ({ result }) => result.value,
      cell: ({ result }) => shownFixed(result.value, 1),
    },
    {
      key: 'interval',
      header: '95 % interval',
      unit: '%',
      value: ({ interval }) => `${shownFixed(interval.lower, 1)} to ${shownFixed(interval.upper, 1)}`,
      cell: ({ interval, correct, total, model }) => (
        <SourcedFigure
          provenance={{
            kind: 'computed',
            verification: 'derived',
            source: wilsonSource,
            location: `${correct} of ${total}`,
            note: 'Covers chance in the choice of questions, not the judgement of answers.',
          }}
          name={`95 % interval of ${model.name}`}
        >
          {`${shownFixed(interval.lower, 1)} to ${shownFixed(interval.upper, 1)}`}
        </SourcedFigure>
      ),
    },
    ...(baseline === undefined
      ? []
      : [
          {
            key: 'difference',
            header: 'To the baseline',
            isNumeric: true,
            value: (row: AnswerCounts) => heldAgainst(row)?.amount ?? null,
            cell: (row: AnswerCounts) => <DifferenceMark difference={heldAgainst(row)} />,
          },
        ]),
  ];
}
