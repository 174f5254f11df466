import { describe, expect, it } from '@jest/globals';
import type { Usage, UsageAmounts } from '@gemmavision/domain/usage';
import { usageFigures } from './usage-figures.ts';

const amounts: UsageAmounts = {
  documents: 2,
  bytes: 10,
  pages: 9,
  ocrPages: 4,
  readMilliseconds: 300_000,
  llmInputTokens: 0,
  llmOutputTokens: 0,
  llmCostMicros: 0,
};
const usage = (more: Partial<UsageAmounts> = {}, currency: string | null = null): Usage => ({
  from: '2026-11-24',
  to: '2026-11-25',
  countedSince: '2026-11-24',
  days: [
    { day: '2026-11-24', ...amounts },
    { day: '2026-11-25', ...amounts, ...more },
  ],
  totals: { ...amounts, ...more },
  kept: { documents: 2, bytes: 10 },
  thisMonth: amounts,
  quotas: { bytesPerTeam: null, pagesPerMonth: null, documentsPerDay: null },
  currency,
});

describe('the figures of usage', () => {
  it('stack kinds of pages so that the bar is all of them', () => {
    const pages = usageFigures(usage()).find(({ unit }) => unit === 'pages');
    expect(pages?.kinds.map((kind) => kind.amounts)).toEqual([
      [5, 5],
      [4, 4],
    ]);
    expect(pages?.columns.map((column) => column.value(usage().days[0]!))).toEqual(['2026-11-24', 9, 5, 4]);
  });

  it('draw times in the unit that they name', () => {
    const time = usageFigures(usage({ readMilliseconds: 60_000 })).find(({ unit }) => unit === 'minutes');
    expect(time?.kinds[0]?.amounts).toEqual([5, 1]);
  });

  it('are of the language model only where there is one, or was', () => {
    expect(usageFigures(usage())).toHaveLength(3);
    expect(usageFigures(usage({}, 'EUR')).map(({ unit }) => unit)).toEqual(expect.arrayContaining(['EUR']));
    const former = usageFigures(usage({ llmInputTokens: 5, llmCostMicros: 2_500_000 }));
    expect(former).toHaveLength(5);
    expect(former.at(-1)?.kinds[0]?.amounts).toEqual([0, 2.5]);
  });

  it('have names that differ, since the address keeps their state by them', () => {
    const titles = usageFigures(usage({}, 'EUR')).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
