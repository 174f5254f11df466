import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { dayBars } from '@gemmavision/charts/day-bars';
import { dayAfter, dayAt, type Usage } from '@gemmavision/domain/usage';
import { SectionTabs } from '../../parts/SectionTabs.tsx';
import { call } from '../../shell/api.ts';
import { useMe } from '../../shell/session.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { teamUsageRoute } from './route.ts';
import { usageFigures, type UsageFigure } from './usage-figures.ts';
import { spans, type Span } from './usage-search.ts';
import { QuotaUse } from './QuotaUse.tsx';
import { UsageTotals } from './UsageTotals.tsx';
import classes from './TeamUsage.module.css';

const byDefault: Span = 30;
const spanWords: Record<Span, string> = { 7: '7 days', 30: '30 days', 90: '90 days', 365: 'A year' };

function usageQuery(span: Span) {
  return queryOptions({
    queryKey: ['team-usage', span],
    queryFn: ({ signal }) => {
      const to = dayAt(Date.now());
      return call('GET /api/team/usage', { query: { from: dayAfter(to, 1 - span), to }, signal });
    },
    placeholderData: keepPreviousData,
  });
}

/** What the team used per day: documents, pages, time, and the language model where there is one. */
export function TeamUsagePage() {
  const { days = byDefault } = teamUsageRoute.useSearch();
  const navigate = teamUsageRoute.useNavigate();
  const { team } = useMe();
  const query = useQuery(usageQuery(days));
  return (
    <>
      <SectionTabs section="/team" />
      <PageHeader
        title="Usage"
        lead={`What ${team.name} used, counted by this portal per day (UTC) when it happened.`}
        actions={
          <Segments
            label="How far back"
            value={String(days)}
            onChange={(value) => {
              const span = spans.find((one) => String(one) === value);
              void navigate({
                search: (before) => ({ ...before, days: span === byDefault ? undefined : span }),
                replace: true,
                resetScroll: false,
              });
            }}
            segments={spans.map((span) => ({ value: String(span), label: spanWords[span] }))}
          />
        }
      />
      <QueryState query={query} skeleton={<LinesSkeleton lines={8} height={26} />}>
        {(usage) => <UsageOf usage={usage} />}
      </QueryState>
    </>
  );
}

function UsageOf({ usage }: { usage: Usage }) {
  const figures = useMemo(() => usageFigures(usage), [usage]);
  return (
    <>
      <UsageTotals usage={usage} />
      <QuotaUse usage={usage} />
      {usage.days.length === 0 ? (
        <EmptyNote title="Nothing was used yet">
          With the first upload the days are counted, and stand here as charts.
        </EmptyNote>
      ) : (
        <div className={classes.figures}>
          {figures.map((figure) => (
            <UsageChart key={figure.title} figure={figure} usage={usage} />
          ))}
        </div>
      )}
    </>
  );
}

function UsageChart({ figure, usage }: { figure: UsageFigure; usage: Usage }) {
  const { title, description, unit, isCounted, kinds, columns } = figure;
  const look = useChartLook();
  const option = useMemo(
    () => dayBars(kinds, { days: usage.days.map(({ day }) => day), unit, isCounted }, look),
    [kinds, usage, unit, isCounted, look],
  );
  return (
    <ChartFigure
      headingLevel={2}
      title={title}
      units={`${unit} per day`}
      description={description}
      option={option}
      columns={columns}
      rows={usage.days}
      rowKey={({ day }) => day}
      height={260}
      footnote={`Source: counted by this portal since ${usage.countedSince}.`}
    />
  );
}
