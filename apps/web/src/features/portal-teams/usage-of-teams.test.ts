import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TeamUsage } from '@gemmavision/domain/portal';
import { usageMeasures } from './teams-search.ts';
import { daysOf, usageOfTeams } from './usage-of-teams.ts';

const amount = fc.integer({ min: 0, max: 1000 });
const usage: fc.Arbitrary<TeamUsage> = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 12 })
  .chain((ids) =>
    fc.record({
      from: fc.constant('2026-10-24'),
      to: fc.constant('2026-11-22'),
      teams: fc.constant(ids.map((id) => ({ id, name: id === 'x' ? null : `Team ${id}` }))),
      days:
        ids.length === 0
          ? fc.constant([])
          : fc.array(
              fc.record({
                teamId: fc.constantFrom(...ids),
                day: fc
                  .integer({ min: 0, max: 29 })
                  .map((n) => new Date(Date.parse('2026-10-24') + n * 86_400_000).toISOString().slice(0, 10)),
                documents: amount,
                pages: amount,
                ocrPages: amount,
                readSeconds: amount,
                llmTokens: amount,
              }),
            ),
    }),
  );

describe('the use of teams', () => {
  it('has every day once, over the change of the clocks too', () => {
    const days = daysOf({ from: '2026-10-24', to: '2026-11-22' });
    expect([days.length, days[0], days.at(-1), new Set(days).size]).toEqual([
      30,
      '2026-10-24',
      '2026-11-22',
      30,
    ]);
  });

  it('loses nothing, whatever is drawn, and shows the largest first', () => {
    fc.assert(
      fc.property(usage, fc.constantFrom(...usageMeasures), (given, measure) => {
        const drawn = usageOfTeams(given, measure);
        const all = given.days.reduce((sum, day) => sum + day[measure], 0);
        expect(drawn.reduce((sum, { total }) => sum + total, 0)).toBe(all);
        expect(drawn.flatMap(({ amounts }) => amounts).reduce((sum, one) => sum + one, 0)).toBe(all);
        expect(drawn.length).toBeLessThanOrEqual(8);
        const named = drawn.filter(({ id }) => id !== 'rest').map(({ total }) => total);
        expect(named).toEqual(named.toSorted((a, b) => b - a));
      }),
    );
  });
});
