import { describe, expect, it } from '@jest/globals';
import { stopsOf } from './chart-stops.ts';
import { describeChart } from './chart-words.ts';
import { chartExamples } from './testing/chart-examples.ts';
import { drawnSvg, outlineOf } from './testing/drawn-svg.ts';
import { withPatterns } from './with-patterns.ts';

const light = { scheme: 'light' } as const;

/** The option as data; a function only as the fact that there is one. */
function plain(option: unknown): unknown {
  return JSON.parse(
    JSON.stringify(option, (_key, value: unknown) => (typeof value === 'function' ? '[function]' : value)),
  );
}

describe.each(Object.entries(chartExamples))('%s', (_name, draw) => {
  it('is this option', () => {
    expect(plain(draw(light))).toMatchSnapshot();
  });

  it('is drawn like this, in light and in dark', () => {
    expect(outlineOf(drawnSvg(draw(light)))).toMatchSnapshot('light');
    const dark = { scheme: 'dark' } as const;
    expect(outlineOf(drawnSvg(draw(dark), dark))).toMatchSnapshot('dark');
  });

  it('is drawn like this with patterns', () => {
    expect(outlineOf(drawnSvg(withPatterns(draw(light)))).shapes).toMatchSnapshot();
  });

  it('is drawn like this for a reader of German, and where it is narrow', () => {
    expect(outlineOf(drawnSvg(draw({ ...light, locale: 'de' }))).texts).toMatchSnapshot('German');
    const narrow = draw({ ...light, isNarrow: true });
    expect(outlineOf(drawnSvg(narrow, { width: 320 })).texts).toMatchSnapshot('narrow');
  });

  it('is drawn alike every time', () => {
    expect(outlineOf(drawnSvg(draw(light)))).toEqual(outlineOf(drawnSvg(draw(light))));
  });

  it('can be put into words', () => {
    expect(describeChart(draw(light), { title: 'An example', units: 'unit' })).toMatchSnapshot();
  });

  it('halts the arrow keys at marks that exist', () => {
    const option = draw(light);
    const stops = stopsOf(option);
    const series: { data?: unknown }[] = [option.series ?? []].flat();
    for (const { seriesIndex, dataIndex } of stops) {
      const data = series[seriesIndex]?.data;
      expect(Array.isArray(data) ? data[dataIndex] : undefined).toBeDefined();
    }
    expect(stops.map(({ words }) => words)).toMatchSnapshot();
  });
});
