import { describe, expect, it } from '@jest/globals';
import { readReferenceData } from '@gemmavision/reference-data';
import { modelGroups, modelPositions } from './model-groups.ts';

const { benchmarks } = readReferenceData();
const all = [...benchmarks.results.benchmarks, ...benchmarks.results.financial];

describe('the evaluated models', () => {
  it('are each in one group, ours first', () => {
    const groups = modelGroups(all);
    const ids = groups.flatMap(({ models }) => models.map(({ id }) => id));
    expect(new Set(ids)).toEqual(new Set(all.map(({ model }) => model.id)));
    expect(ids).toHaveLength(new Set(ids).size);
    expect(groups[0]?.label).toBe('Gemma 3');
    expect(groups[0]?.models[0]?.name).toBe('Gemma 3 1B');
  });

  it('share a colour with their own tunings only', () => {
    const positions = modelPositions(all, ['gemma-3-270m', 'gemma-3-1b', 'gemma-3-4b']);
    expect(positions.get('gemma-3-4b-it')).toBe(positions.get('gemma-3-4b'));
    expect(positions.get('gemma-3-4b-it')).not.toBe(positions.get('gemma-3-12b-it'));
    // The portal’s own order, whether or not a model was evaluated.
    expect(positions.get('gemma-3-4b-it')).toBe(2);
    expect(positions.get('grok-3-preview-02-24')).toBeGreaterThan(2);
  });
});
