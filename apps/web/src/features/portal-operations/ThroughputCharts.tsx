import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { durationLines } from '@gemmavision/charts/duration-lines';
import { throughputBars } from '@gemmavision/charts/throughput-bars';
import type { Throughput, ThroughputStep } from '@gemmavision/domain/portal';
import { PageSection } from '../../parts/PageSection.tsx';
import { momentOf } from '../../parts/when.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import type { DataColumn } from '../../ui/data-column.ts';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { throughputQuery } from './operations-queries.ts';
import { spanWords } from './operations-search.ts';
import { portalOperationsRoute } from './route.ts';
import classes from './Operations.module.css';

const spans = ['1h', '6h', '24h'] as const;
const byDefault = '1h';

/** What came, what ended and how long it took, over the last hours. */
export function ThroughputCharts() {
  const { span = byDefault } = portalOperationsRoute.useSearch();
  const navigate = portalOperationsRoute.useNavigate();
  const query = useQuery(throughputQuery(span));
  return (
    <PageSection
      title="Throughput"
      controls={
        <Segments
          label="How far back"
          value={span}
          onChange={(value) => {
            const chosen = spans.find((one) => one === value);
            void navigate({
              search: (before) => ({ ...before, span: chosen === byDefault ? undefined : chosen }),
              replace: true,
              resetScroll: false,
            });
          }}
          segments={spans.map((value) => ({ value, label: spanWords[value] }))}
        />
      }
    >
      <QueryState query={query} skeleton={<LinesSkeleton lines={8} height={26} />}>
        {(throughput) => <Charts throughput={throughput} />}
      </QueryState>
    </PageSection>
  );
}

const ends = [
  { key: 'done', name: 'Read', position: 0 },
  { key: 'rejected', name: 'Not readable', position: 1 },
  { key: 'failed', name: 'Failed', position: 3 },
] as const;
const came = { key: 'arrived', name: 'Came', position: 6 } as const;

const at: DataColumn<ThroughputStep> = {
  key: 'at',
  header: 'From',
  minWidth: '11rem',
  value: (step) => step.at,
  cell: (step) => momentOf(step.at),
};
const count = (key: 'arrived' | 'done' | 'rejected' | 'failed' | 'pages', header: string) => ({
  key,
  header,
  isNumeric: true,
  value: (step: ThroughputStep) => step[key],
});
const seconds = (
  key: 'waitingMedian' | 'waitingP95' | 'readingMedian' | 'readingP95',
  header: string,
): DataColumn<ThroughputStep> => ({
  key,
  header,
  isNumeric: true,
  value: (step) => (step[key] === null ? null : Math.round(step[key] * 100) / 100),
});

const countColumns: DataColumn<ThroughputStep>[] = [
  at,
  ...[came, ...ends].map(({ key, name }) => count(key, name)),
  count('pages', 'Pages read'),
];
const timeColumns: DataColumn<ThroughputStep>[] = [
  at,
  seconds('waitingMedian', 'Waiting p50'),
  seconds('waitingP95', 'Waiting p95'),
  seconds('readingMedian', 'Reading p50'),
  seconds('readingP95', 'Reading p95'),
];

function Charts({ throughput }: { throughput: Throughput }) {
  const { steps, stepSeconds } = throughput;
  const look = useChartLook();
  const axes = useMemo(
    () => ({
      steps: steps.map((step) => step.at),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    [steps],
  );
  const counts = useMemo(() => {
    const amountsOf = ({ key, ...kind }: (typeof ends)[number] | typeof came) => ({
      ...kind,
      amounts: steps.map((step) => step[key]),
    });
    return throughputBars(ends.map(amountsOf), amountsOf(came), { ...axes, unit: 'documents' }, look);
  }, [steps, axes, look]);
  const times = useMemo(() => {
    const waiting = {
      name: 'Waiting',
      position: 1,
      median: steps.map((step) => step.waitingMedian),
      p95: steps.map((step) => step.waitingP95),
    };
    const reading = {
      name: 'Reading',
      position: 0,
      median: steps.map((step) => step.readingMedian),
      p95: steps.map((step) => step.readingP95),
    };
    return durationLines([reading, waiting], { ...axes, unit: 'seconds' }, look);
  }, [steps, axes, look]);
  const total = (key: 'arrived' | 'done' | 'failed' | 'pages') =>
    steps.reduce((sum, step) => sum + step[key], 0).toLocaleString(look.locale);
  const step = stepSeconds === 60 ? 'minute' : `${stepSeconds / 60} minutes`;
  const source =
    'Source: the rows of the documents in this portal’s database. The last step is not over yet.';
  return (
    <div className={classes.charts}>
      <ChartFigure
        title="Documents that came and that ended"
        units={`documents per ${step}`}
        description={`${total('arrived')} came, ${total('done')} were read (${total('pages')} pages), ${total('failed')} failed. While the line lies above the bars, work piles up.`}
        option={counts}
        columns={countColumns}
        rows={steps}
        rowKey={(one) => one.at}
        height={270}
        footnote={source}
      />
      <ChartFigure
        title="How long documents waited and were read"
        units="seconds"
        description={`Of the documents that ended in each ${step}: from upload to a worker, and from there to the end; p50 is the median, p95 all but the slowest twentieth.`}
        option={times}
        columns={timeColumns}
        rows={steps}
        rowKey={(one) => one.at}
        height={270}
        footnote={`${source} Waiting counts documents that ended at their first attempt.`}
      />
    </div>
  );
}
