import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keyFigureLabels, type KeyFigure } from '../documents/index.ts';
import { agree, mergeFigures, otherPrints, type FigureSource } from './merge-figures.ts';
import { growthOf } from './growth.ts';

const aFigure = (change: Partial<KeyFigure> = {}): KeyFigure => ({
  label: 'revenue',
  value: 9_583_000_000,
  printed: '9,583',
  scale: 1_000_000,
  unit: 'USD',
  period: '2023-04-30/2023-07-29',
  page: 3,
  bbox: [500, 200, 540, 212],
  confidence: 0.9,
  ...change,
});

const aSource = (documentId: string, documentDate: string | null, figures: KeyFigure[]): FigureSource => ({
  documentId,
  documentDate,
  figures,
});

describe('figures of several documents', () => {
  it('become one where they say the same, and each print is kept', () => {
    const merged = mergeFigures([
      aSource('a', '2023-08-01', [aFigure()]),
      aSource('b', '2024-08-01', [aFigure({ page: 7 })]),
    ]);
    expect(merged).toMatchObject([{ value: 9_583_000_000, isRestated: false, isAmbiguous: false }]);
    expect(merged[0]?.readings.map(({ documentId, page }) => [documentId, page])).toEqual([
      ['b', 7],
      ['a', 3],
    ]);
  });

  it('show the latest value where a later filing restates it, and keep the earlier one', () => {
    const [figure] = mergeFigures([
      aSource('later', '2024-08-01', [aFigure({ value: 9_500_000_000, printed: '9,500' })]),
      aSource('earlier', '2023-08-01', [aFigure()]),
    ]);
    expect(figure).toMatchObject({ value: 9_500_000_000, isRestated: true, isAmbiguous: false });
    expect(figure?.readings.map(({ value }) => value)).toEqual([9_500_000_000, 9_583_000_000]);
  });

  it('are marked otherwise where one document prints two values itself', () => {
    const twice = [aFigure(), aFigure({ value: 1_000_000, printed: '1', confidence: 0.5 })];
    const [figure] = mergeFigures([aSource('a', '2023-08-01', twice)]);
    expect(figure).toMatchObject({ value: 9_583_000_000, isRestated: false, isAmbiguous: true });
  });

  it('show what a person said, however sure another reading of the document is', () => {
    const mark = { ...aFigure({ value: 9_600_000_000, printed: '9,600', confidence: 0.3 }), corrected: {} };
    const [figure] = mergeFigures([aSource('a', '2023-08-01', [aFigure(), mark])]);
    expect(figure).toMatchObject({ value: 9_600_000_000, isAmbiguous: true });
    expect(figure?.readings.map(({ isCorrected }) => isCorrected)).toEqual([true, false]);
  });

  it('are the same year although its first day was reckoned differently', () => {
    const merged = mergeFigures([
      aSource('a', '2021-10-01', [aFigure({ period: '2020-08-31/2021-08-29' })]),
      aSource('b', '2022-10-01', [aFigure({ period: '2020-08-30/2021-08-29' })]),
    ]);
    expect(merged).toHaveLength(1);
  });

  it('of a quarter and of the half-year that ends with it stay apart', () => {
    const merged = mergeFigures([
      aSource('a', null, [aFigure(), aFigure({ period: '2023-01-29/2023-07-29', value: 19_050_000_000 })]),
    ]);
    expect(merged.map(({ isAmbiguous }) => isAmbiguous)).toEqual([false, false]);
  });

  it('without a unit are of the one in which the other documents print them', () => {
    const merged = mergeFigures([
      aSource('a', '2024-08-01', [aFigure({ unit: null })]),
      aSource('b', '2023-08-01', [aFigure()]),
    ]);
    expect(merged.map(({ unit, readings }) => [unit, readings.length])).toEqual([['USD', 2]]);
  });

  it('without a unit stay apart where others have several', () => {
    const units = [null, 'USD', 'EUR'].map((unit) => aFigure({ unit }));
    expect(mergeFigures([aSource('a', null, units)]).map(({ unit }) => unit)).toEqual([null, 'USD', 'EUR']);
  });

  it('without a period stay apart', () => {
    const figures = [aFigure({ period: null }), aFigure({ period: null, value: 1 })];
    expect(mergeFigures([aSource('a', null, figures)])).toHaveLength(2);
  });
});

describe('two prints', () => {
  it.each([
    [
      'in billions and in millions',
      { value: 1.2e9, printed: '$1.2', scale: 1e9 },
      { value: 1.234e9, printed: '1,234', scale: 1e6 },
      true,
    ],
    [
      'a million apart',
      { value: 1.23e9, printed: '1,230', scale: 1e6 },
      { value: 1.234e9, printed: '1,234', scale: 1e6 },
      false,
    ],
    [
      'of one value in two scales',
      { value: 1.1e6, printed: '1.1', scale: 1e6 },
      { value: 1_100_000, printed: '1,100,000', scale: 1 },
      true,
    ],
    [
      'per share, a cent apart',
      { value: 1.25, printed: '1.25', scale: 1 },
      { value: 1.24, printed: '1.24', scale: 1 },
      false,
    ],
    [
      'with three decimals',
      { value: 0.875, printed: '0.875', scale: 1 },
      { value: 0.88, printed: '0.88', scale: 1 },
      true,
    ],
    [
      'of opposite sign',
      { value: -709e6, printed: '(709)', scale: 1e6 },
      { value: 709e6, printed: '709', scale: 1e6 },
      false,
    ],
  ])('%s', (_what, a, b, expected) => {
    expect(agree(a, b)).toBe(expected);
    expect(agree(b, a)).toBe(expected);
  });
});

const date = fc
  .integer({ min: 0, max: 4_000 })
  .map((day) => new Date(Date.UTC(2015, 0, 1 + day)).toISOString().slice(0, 10));
const someFigure = fc.record({
  label: fc.constantFrom(...keyFigureLabels),
  value: fc.integer({ min: -50, max: 50 }).map((value) => value * 1e6),
  period: fc.option(
    fc.oneof(
      date,
      fc.tuple(date, date).map(([a, b]) => [a, b].toSorted().join('/')),
    ),
  ),
  unit: fc.constantFrom('USD', 'USD/share', null),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
});
const someSources = fc
  .array(fc.tuple(fc.option(date), fc.array(someFigure, { maxLength: 8 })), { maxLength: 6 })
  .map((documents) =>
    documents.map(([documentDate, figures], index) =>
      aSource(
        `d${index}`,
        documentDate,
        figures.map((figure) => aFigure({ ...figure, printed: String(figure.value / 1e6) })),
      ),
    ),
  );

describe('putting figures together', () => {
  it('keeps every print exactly once, whatever the order of the documents', () => {
    fc.assert(
      fc.property(someSources, (sources) => {
        const merged = mergeFigures(sources);
        const prints = merged.flatMap(({ readings }) =>
          readings.map(({ documentId, index }) => `${documentId}.${index}`),
        );
        expect(prints.toSorted()).toEqual(
          sources
            .flatMap(({ documentId, figures }) => figures.map((_, index) => `${documentId}.${index}`))
            .toSorted(),
        );
        const byPrint = (figures: typeof merged) =>
          figures.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
        expect(byPrint(mergeFigures(sources.toReversed()))).toEqual(byPrint(merged));
      }),
    );
  });

  it('shows a value that was printed, and marks a difference exactly where there is one', () => {
    fc.assert(
      fc.property(someSources, (sources) => {
        for (const figure of mergeFigures(sources)) {
          const { value, readings, isRestated, isAmbiguous } = figure;
          const [first, ...others] = readings;
          expect(first?.value).toBe(value);
          const differs = others.some((reading) => first !== undefined && !agree(first, reading));
          expect(isRestated || isAmbiguous).toBe(differs);
          expect(otherPrints(figure).length > 0).toBe(differs);
        }
      }),
    );
  });
});

describe('growth', () => {
  const figuresOf = (...figures: KeyFigure[]) => mergeFigures([aSource('a', null, figures)]);

  it('is that over the same quarter of the year before, not over the quarter before', () => {
    const figures = figuresOf(
      aFigure({ value: 110, period: '2023-04-30/2023-07-29' }),
      aFigure({ value: 50, period: '2023-01-29/2023-04-29' }),
      aFigure({ value: 100, period: '2022-05-01/2022-07-30' }),
      aFigure({ value: 70, period: '2022-01-30/2022-07-30' }),
    );
    const [latest] = figures;
    expect(latest && growthOf(latest, figures)?.ratio).toBeCloseTo(0.1, 12);
  });

  it('is not told where the year before was a loss, or was not read', () => {
    const figures = figuresOf(
      aFigure({ label: 'netIncome', value: 10 }),
      aFigure({ label: 'netIncome', value: -5, period: '2022-05-01/2022-07-30' }),
    );
    const [gain, loss] = figures;
    expect(gain && growthOf(gain, figures)).toMatchObject({ ratio: null, before: loss });
    expect(loss && growthOf(loss, figures)).toBeNull();
  });

  it('leads from the year before to the figure itself', () => {
    fc.assert(
      fc.property(someSources, (sources) => {
        const figures = mergeFigures(sources);
        for (const figure of figures) {
          const growth = growthOf(figure, figures);
          if (growth?.ratio == null) continue;
          expect(growth.before.unit).toBe(figure.unit);
          expect(growth.before.value * (1 + growth.ratio)).toBeCloseTo(figure.value, 3);
        }
      }),
    );
  });
});
