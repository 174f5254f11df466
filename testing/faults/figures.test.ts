import { describe, expect, it } from '@jest/globals';
import { withFigures } from './figures.ts';

const page = 'Before.\n\n<!-- faults: x -->\n\n<!-- /faults -->\n\nAfter.\n';
const figure = (order: number, measured: string) => ({
  order,
  fault: `fault ${order}`,
  limit: 'none lost',
  measured,
  passed: true,
});

describe('the table of faults', () => {
  it('keeps the lines of faults that were not done again, in their order', () => {
    const first = withFigures(page, [figure(12, 'twelve'), figure(3, 'three')]);
    const second = withFigures(first, [figure(3, 'again'), figure(5, 'five')]);
    expect(
      [...second.matchAll(/^\| (\d+) .*\| (\w+) \|$/gm)].map(([, order, what]) => [order, what]),
    ).toEqual([
      ['3', 'again'],
      ['5', 'five'],
      ['12', 'twelve'],
    ]);
    expect(second).toMatch(/^Before\.[\s\S]*After\.\n$/);
  });

  it('says which did not hold, and refuses a page without a place for it', () => {
    expect(withFigures(page, [{ ...figure(1, '9 of 10'), passed: false }])).toContain('**failed** 9 of 10');
    expect(() => withFigures('nothing', [])).toThrow('markers');
  });
});
