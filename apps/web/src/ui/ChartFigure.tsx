import { Group, SegmentedControl, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import type { RowData } from '@tanstack/react-table';
import { lazy, Suspense, useCallback, useId, useState, type ReactNode } from 'react';
import { DataTable, type DataColumn } from './DataTable.tsx';
import { fileNameFrom, saveFile } from './save-file.ts';
import classes from './ChartFigure.module.css';

const EChart = lazy(async () => ({ default: (await import('./EChart.tsx')).EChart }));

interface ChartFigureProps<Row> {
  title: string;
  /** Of the figures that the chart shows: “GB (10⁹ bytes)”, “Elo, higher is better”. */
  units?: string;
  /** What there is to see, in a sentence: for screen readers, and for everybody under the title. */
  description: string;
  /** Built in libs/charts from the same rows. */
  option: EChartsCoreOption;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  height?: number;
  /** Which of both is shown first, and told when it changes (it belongs into the URL). */
  view?: 'chart' | 'table';
  onViewChange?: (view: 'chart' | 'table') => void;
  /** Told which row is pointed at in the chart, where it draws one category a row. */
  onPoint?: (row: Row | null) => void;
  /** Controls of the chart alone, beside its title: which measure it shows. */
  controls?: ReactNode;
  /** Sources, caveats. */
  footnote?: ReactNode;
  /** 2 where it stands right below the title of the page, without a section’s heading between. */
  headingLevel?: 2 | 3;
}

/** A chart with everything it owes its reader: title, units, the figures as a table, and both to take along. */
export function ChartFigure<Row extends RowData>(props: ChartFigureProps<Row>) {
  const { title, units, description, option, columns, rows, rowKey, height = 340, footnote, onPoint } = props;
  const [ownView, setOwnView] = useState<'chart' | 'table'>('chart');
  const [chart, setChart] = useState<EChartsType | null>(null);
  const view = props.view ?? ownView;
  const Heading = props.headingLevel === 2 ? 'h2' : 'h3';
  const titleId = useId();
  const pointAt = useCallback(
    (index: number | null) => onPoint?.(index === null ? null : (rows[index] ?? null)),
    [onPoint, rows],
  );
  const changeView = (value: string) => {
    const next = value === 'table' ? 'table' : 'chart';
    setOwnView(next);
    props.onViewChange?.(next);
  };
  const saveSvg = () => {
    if (chart !== null) saveFile(`${fileNameFrom(title)}.svg`, 'image/svg+xml', chart.renderToSVGString());
  };
  return (
    <figure className={classes.figure} aria-labelledby={titleId}>
      <figcaption className={classes.caption}>
        <div className={classes.words}>
          <Heading id={titleId} className={classes.title}>
            {title}
            {units === undefined ? null : <span className={classes.units}>{units}</span>}
          </Heading>
          <Text size="sm" c="dimmed">
            {description}
          </Text>
        </div>
        <Group gap={6}>
          {props.controls}
          {view === 'chart' ? (
            <UnstyledButton className={classes.save} onClick={saveSvg} disabled={chart === null}>
              <IconDownload size={14} stroke={1.8} aria-hidden /> SVG
            </UnstyledButton>
          ) : null}
          <SegmentedControl
            size="xs"
            aria-label={`Show ${title} as`}
            value={view}
            onChange={changeView}
            data={[
              { value: 'chart', label: 'Chart' },
              { value: 'table', label: 'Table' },
            ]}
          />
        </Group>
      </figcaption>
      {view === 'chart' ? (
        <Suspense fallback={<Skeleton height={height} />}>
          <EChart
            option={option}
            height={height}
            description={`${title}. ${description}`}
            onReady={setChart}
            onPoint={onPoint === undefined ? undefined : pointAt}
          />
        </Suspense>
      ) : (
        <DataTable caption={title} columns={columns} rows={rows} rowKey={rowKey} />
      )}
      {footnote === undefined ? null : <div className={classes.footnote}>{footnote}</div>}
    </figure>
  );
}
