import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { figureTrend, trendMarkAt } from '@gemmavision/charts/figure-trend';
import type { Company, MergedFigure, StatementView } from '@gemmavision/domain/companies';
import { ChipPicker } from '../../parts/ChipPicker.tsx';
import { figureWords } from '../../parts/figure-words.ts';
import { idListText } from '../../parts/id-list.ts';
import { chartScaleOf, unitWords } from '../../parts/statements/figure-scale.ts';
import { printSelection, type FileNames } from '../../parts/statements/print-provenance.ts';
import { lengthWords } from '../../parts/statements/statement-words.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { printColumns } from './print-columns.tsx';
import { companyTrend, printAt } from './company-trend.ts';
import { useCompanySearch } from './use-company-search.ts';
import classes from './Companies.module.css';

interface TrendFigureProps {
  company: Company;
  view: StatementView;
  figures: readonly MergedFigure[];
  fileNames: FileNames;
}

/** Key figures over the periods as a chart; each of its marks leads to the page where the figure is printed. */
export function TrendFigure({ company, view, figures, fileNames }: TrendFigureProps) {
  const [search, change] = useCompanySearch();
  const navigate = useNavigate();
  const look = useChartLook();
  const { unit: searchedUnit, figures: searchedFigures } = search;
  const trend = useMemo(
    () => companyTrend(figures, view, { unit: searchedUnit, figures: searchedFigures }),
    [figures, view, searchedUnit, searchedFigures],
  );
  const { measures, measure, byDefault, prints } = trend;
  const drawnAs = search.drawn ?? 'lines';
  const scale = chartScaleOf(prints.map(({ figure }) => figure.value));
  const unitName = unitWords(measure, scale);
  const option = useMemo(
    () =>
      figureTrend(
        trend.trends,
        {
          ends: trend.shown.columns.map(({ end }) => end),
          periods: trend.view === 'all' ? 'At' : lengthWords[trend.view],
          unit: unitName,
          divisor: scale,
          drawnAs,
        },
        look,
      ),
    [trend, unitName, scale, drawnAs, look],
  );
  const choose = useCallback(
    (place: { seriesIndex: number; dataIndex: number }) => {
      const mark = trendMarkAt(trend.trends, place);
      const reading = mark === null ? undefined : printAt(trend.shown, mark);
      if (reading === undefined) return;
      void navigate({
        to: '/documents/$id',
        params: { id: reading.documentId },
        search: { page: reading.page, sel: printSelection(reading) },
      });
    },
    [trend, navigate],
  );
  return (
    <section className={classes.section} aria-label="Trend">
      <div className={classes.controls}>
        <ChipPicker
          title="Key figures"
          options={trend.labels.map((label) => ({ id: label, label: figureWords[label] }))}
          chosen={trend.chosen}
          onChange={(ids) => change({ figures: idListText(ids, byDefault) })}
        />
        {measures.length > 1 ? (
          <Segments
            label="Unit of the chart"
            value={measure}
            onChange={(next) => change({ unit: next === measures[0] ? undefined : next, figures: undefined })}
            segments={measures.map((each) => ({ value: each, label: each === '' ? 'amounts' : each }))}
          />
        ) : null}
      </div>
      <ChartFigure
        headingLevel={2}
        title={`Trend of ${company.name}`}
        units={unitName}
        description="A mark leads to the page where its figure is printed. A gap was not read; ≠ and a hollow mark: documents print different values."
        option={option}
        columns={printColumns(measure, fileNames)}
        rows={prints}
        rowKey={({ reading }) => `${reading.documentId}.${reading.index}`}
        height={360}
        onChoose={choose}
        controls={
          <Segments
            label="Drawn as"
            value={drawnAs}
            onChange={(next) => change({ drawn: next === 'bars' ? 'bars' : undefined })}
            segments={[
              { value: 'lines', label: 'Lines' },
              { value: 'bars', label: 'Bars' },
            ]}
          />
        }
        footnote={
          view === 'all'
            ? 'The chart shows periods of one length, of which there are most figures; the table below shows all.'
            : undefined
        }
      />
    </section>
  );
}
