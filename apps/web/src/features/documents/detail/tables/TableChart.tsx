import { useMemo, useState } from 'react';
import { tableChart } from '@gemmavision/charts/table-chart';
import type { CorrectedTable } from '@gemmavision/domain/documents';
import { ChipPicker } from '../../../../parts/ChipPicker.tsx';
import { shortened } from '../../../../parts/shortened.ts';
import { ChartFigure } from '../../../../ui/ChartFigure.tsx';
import type { DataColumn } from '../../../../ui/data-column.ts';
import { Segments } from '../../../../ui/Segments.tsx';
import { useChartLook } from '../../../../ui/use-chart-look.ts';
import { usePointing } from '../pointing.ts';
import { keyOf } from '../selection.ts';
import { tableFigures, type FigureLine, type SeriesFrom } from './table-series.ts';

interface TableChartProps {
  table: CorrectedTable;
  index: number;
  title: string;
}

/** More than these at once are not told apart; the others are a click away. */
const seriesAtFirst = 6;

/** The figures of a table as a chart: its rows or its columns as series, in one unit at a time. */
export function TableChart({ table, index, title }: TableChartProps) {
  const look = useChartLook();
  const { select } = usePointing();
  const [from, setFrom] = useState<SeriesFrom | undefined>(undefined);
  const [asked, setAsked] = useState<string | undefined>(undefined);
  const [picked, setPicked] = useState<readonly string[] | undefined>(undefined);
  const figures = useMemo(() => tableFigures(table, { from, measure: asked }), [table, from, asked]);
  const first = figures?.series.slice(0, seriesAtFirst).map(({ at }) => String(at)) ?? [];
  const chosen = picked ?? first;
  const shown = useMemo(
    () => figures?.series.filter(({ at }) => chosen.includes(String(at))) ?? [],
    [figures, chosen],
  );
  const unit = figures?.measure ?? '';
  const option = useMemo(
    () =>
      tableChart(
        shown,
        {
          categories: figures?.categories ?? [],
          unit,
          drawnAs: figures?.isOverTime === true && figures.categories.length > 2 ? 'lines' : 'bars',
        },
        look,
      ),
    [figures, shown, unit, look],
  );
  if (figures === undefined) return null;
  const isByRow = figures.from === 'rows';
  const columns: DataColumn<FigureLine>[] = [
    { key: 'name', header: isByRow ? 'Row' : 'Column', value: ({ name }) => name },
    ...figures.categories.map((category, at): DataColumn<FigureLine> => ({
      key: String(at),
      header: category,
      isNumeric: true,
      value: ({ values }) => values[at] ?? null,
    })),
  ];
  const turn = (next: SeriesFrom) => {
    setFrom(next);
    setPicked(undefined);
  };
  return (
    <>
      <ChartFigure
        headingLevel={2}
        title={title}
        units={unit}
        description="The figures as they are printed. A click on a mark shows the cell on the page."
        option={option}
        columns={columns}
        rows={shown}
        rowKey={({ at }) => String(at)}
        height={320}
        onChoose={({ seriesIndex, dataIndex }) => {
          const [line, other] = [shown[seriesIndex]?.at, figures.categoriesAt[dataIndex]];
          if (line === undefined || other === undefined) return;
          const [row, column] = isByRow ? [line, other] : [other, line];
          select(keyOf({ kind: 'cell', table: index, row, column }));
        }}
        controls={
          <>
            {figures.measures.length > 1 ? (
              <Segments
                label="Unit of the chart"
                value={figures.measure}
                onChange={(next) => {
                  setAsked(next);
                  setPicked(undefined);
                }}
                segments={figures.measures.map((value) => ({ value, label: value }))}
              />
            ) : null}
            <Segments
              label="Series of the chart"
              value={isByRow ? 'rows' : 'columns'}
              onChange={turn}
              segments={[
                { value: 'rows', label: 'By row' },
                { value: 'columns', label: 'By column' },
              ]}
            />
          </>
        }
      />
      {figures.series.length > 2 ? (
        <ChipPicker
          title={isByRow ? 'Rows' : 'Columns'}
          options={figures.series.map(({ at, name }) => ({
            id: String(at),
            label: shortened(name, 32),
          }))}
          chosen={chosen}
          onChange={setPicked}
        />
      ) : null}
    </>
  );
}
