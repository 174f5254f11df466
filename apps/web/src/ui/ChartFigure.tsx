import { Group, Modal, Text } from '@mantine/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useCallback, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { ChartFrame } from './ChartFrame.tsx';
import { saveCsv, type DataColumn } from './data-column.ts';
import { DataTable } from './DataTable.tsx';
import { FigureTools } from './FigureTools.tsx';
import { fileNameFrom } from './save-file.ts';
import type { ChartPlace } from './use-chart-walk.ts';
import { useFigureState } from './use-figure-state.ts';
import classes from './ChartFigure.module.css';

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
  /** Which of both is shown, where the page keeps that itself; else the address does (figure-search.ts). */
  view?: 'chart' | 'table';
  onViewChange?: (view: 'chart' | 'table') => void;
  /** Told which row is pointed at in the chart, where it draws one category a row. */
  onPoint?: (row: Row | null) => void;
  /** Told which mark of the chart is chosen, by a click or by Enter; the table needs buttons of its own. */
  onChoose?: (place: ChartPlace) => void;
  /** Controls of the chart alone, beside its title: which measure it shows. */
  controls?: ReactNode;
  /** Sources, caveats. */
  footnote?: ReactNode;
  /** 2 where it stands right below the title of the page, without a section’s heading between. */
  headingLevel?: 2 | 3;
}

/**
 * A chart with everything it owes its reader: title, units, words for screen readers, a way through its values by
 * keyboard, the figures as a table, files to take along, patterns, and the whole screen. Its state is in the address.
 */
export function ChartFigure<Row>(props: ChartFigureProps<Row>) {
  const { title, units, description, option, columns, rows, rowKey, height = 340, footnote, onPoint } = props;
  const state = useFigureState(fileNameFrom(title));
  const [chart, setChart] = useState<EChartsType | null>(null);
  const view = props.view ?? (state.isTable ? 'table' : 'chart');
  const Heading = props.headingLevel === 2 ? 'h2' : 'h3';
  const titleId = useId();
  const fullScreenButton = useFocusBack(state.isFullScreen);
  const pointAt = useCallback(
    (index: number | null) => onPoint?.(index === null ? null : (rows[index] ?? null)),
    [onPoint, rows],
  );
  const tools = {
    title,
    chart,
    view,
    onViewChange: props.onViewChange ?? ((next: 'chart' | 'table') => state.showTable(next === 'table')),
    onSaveCsv: () => saveCsv(title, columns, rows),
    hasPatterns: state.hasPatterns,
    onPatternsChange: state.putPatterns,
  };
  const words = (
    <Text size="sm" c="dimmed">
      {description}
    </Text>
  );
  const body = (room: number | '100%') =>
    view === 'chart' ? (
      <ChartFrame
        option={option}
        height={room}
        title={title}
        units={units}
        description={description}
        hasPatterns={state.hasPatterns}
        onReady={setChart}
        onPoint={onPoint === undefined ? undefined : pointAt}
        onChoose={props.onChoose}
      />
    ) : (
      <DataTable caption={title} columns={columns} rows={rows} rowKey={rowKey} />
    );
  const heading = (
    <>
      {title}
      {units === undefined ? null : <span className={classes.units}>{units}</span>}
    </>
  );
  const below = footnote === undefined ? null : <div className={classes.footnote}>{footnote}</div>;
  return (
    <figure className={classes.figure} aria-labelledby={titleId}>
      <figcaption className={classes.caption}>
        <div className={classes.words}>
          <Heading id={titleId} className={classes.title}>
            {heading}
          </Heading>
          {words}
        </div>
        <Group gap={6}>
          {props.controls}
          <FigureTools
            {...tools}
            onFullScreen={() => state.fillScreen(true)}
            fullScreenRef={fullScreenButton}
          />
        </Group>
      </figcaption>
      {/* There is one chart: while it fills the screen, its place here stays free. */}
      {state.isFullScreen ? <div style={{ height }} /> : body(height)}
      {below}
      <Modal
        opened={state.isFullScreen}
        onClose={() => state.fillScreen(false)}
        title={heading}
        fullScreen
        returnFocus={false}
        transitionProps={{ duration: 0 }}
      >
        <div className={classes.screen}>
          <div className={classes.caption}>
            <div className={classes.words}>{words}</div>
            <FigureTools {...tools} />
          </div>
          <div className={classes.screenBody}>{state.isFullScreen ? body('100%') : null}</div>
          {below}
        </div>
      </Modal>
    </figure>
  );
}

/** Gives the focus back to the button when the screen is left, also where a link opened it. */
function useFocusBack(isFullScreen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasFullScreen = useRef(isFullScreen);
  useEffect(() => {
    if (wasFullScreen.current && !isFullScreen) button.current?.focus();
    wasFullScreen.current = isFullScreen;
  }, [isFullScreen]);
  return button;
}
