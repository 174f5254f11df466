import { NativeSelect } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { dayBars } from '@gemmavision/charts/day-bars';
import type { TeamUsage } from '@gemmavision/domain/portal';
import { shown } from '../../parts/quantities.ts';
import { call } from '../../shell/api.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { portalTeamsRoute } from './route.ts';
import { usageMeasures, type UsageMeasure } from './teams-search.ts';
import { daysOf, usageOfTeams, type UsageOfTeam } from './usage-of-teams.ts';

const usageQuery = queryOptions({
  queryKey: ['portal', 'usage'],
  queryFn: ({ signal }) => call('GET /api/portal/usage', { query: { days: 30 }, signal }),
});

const measureWords: Record<UsageMeasure, { label: string; unit: string }> = {
  pages: { label: 'Pages', unit: 'pages' },
  documents: { label: 'Documents', unit: 'documents' },
  ocrPages: { label: 'Pages by OCR', unit: 'pages by OCR' },
  readSeconds: { label: 'Time of reading', unit: 'seconds' },
  llmTokens: { label: 'LLM tokens', unit: 'tokens' },
};

/** What the teams used in the last thirty days, day by day. */
export function UsageFigure() {
  const query = useQuery(usageQuery);
  return (
    <section aria-label="Usage" style={{ marginTop: 36 }}>
      <QueryState
        query={query}
        isEmpty={({ days }) => days.length === 0}
        empty={<EmptyNote title="Nothing was used in the last thirty days" />}
        skeleton={<LinesSkeleton lines={8} />}
      >
        {(usage) => <UsageChart usage={usage} />}
      </QueryState>
    </section>
  );
}

function UsageChart({ usage }: { usage: TeamUsage }) {
  const { measure = 'pages' } = portalTeamsRoute.useSearch();
  const navigate = portalTeamsRoute.useNavigate();
  const look = useChartLook();
  const { unit } = measureWords[measure];
  const rows = useMemo(() => usageOfTeams(usage, measure), [usage, measure]);
  const option = useMemo(() => {
    const used = rows.filter(({ total }) => total > 0);
    const kinds = used.map(({ name, amounts }, position) => ({ name, position, amounts }));
    return dayBars(kinds, { days: daysOf(usage), unit, isCounted: measure !== 'readSeconds' }, look);
  }, [rows, usage, unit, measure, look]);
  const columns: DataColumn<UsageOfTeam>[] = [
    { key: 'team', header: 'Team', value: ({ name }) => name },
    {
      key: 'total',
      header: 'In 30 days',
      unit,
      isNumeric: true,
      value: ({ total }) => total,
      cell: ({ total }) => shown(total, 0),
    },
  ];
  return (
    <ChartFigure
      headingLevel={2}
      title="Use by team"
      units={unit}
      description="The last thirty days (UTC), today up to now; counted when it happened, so documents that were deleted since are in it."
      option={option}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      height={320}
      controls={
        <NativeSelect
          aria-label="What is drawn"
          size="xs"
          value={measure}
          onChange={(event) => {
            const next = usageMeasures.find((one) => one === event.currentTarget.value);
            void navigate({
              search: (before) => ({ ...before, measure: next === 'pages' ? undefined : next }),
              replace: true,
              resetScroll: false,
            });
          }}
          data={usageMeasures.map((value) => ({ value, label: measureWords[value].label }))}
        />
      }
    />
  );
}
