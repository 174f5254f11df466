import { describe, expect, it } from '@jest/globals';
import { weightTypes } from '@gemmavision/domain/memory';
import { readReferenceData } from '@gemmavision/reference-data';
import { compare, publishedKvGigabytes } from './compare.ts';
import { readQuantizationSearch } from './quantization-search.ts';

const { models, footprints } = readReferenceData();
const as = {
  kType: 'int8',
  vType: 'int8',
  context: 32_768,
  sequences: 1,
  fullCache: false,
  windowPolicy: 'exact',
  vision: true,
} as const;
const comparisons = compare(models, [weightTypes.bf16, weightTypes.q8_0], footprints, as);
const comparisonOf = (key: string) => comparisons.find((each) => each.key === key);

describe('published and computed memory', () => {
  it('stand beside each other, each from its own source', () => {
    const gemma27b = comparisonOf('gemma-3-27b/bf16');
    expect(gemma27b?.published?.weights.gigabytes).toBe(54);
    expect(gemma27b?.published && publishedKvGigabytes(gemma27b.published)).toBe(18.7);
    expect(gemma27b?.computed?.weights.total).toBe(54_866_000_000);
    expect(gemma27b?.computed?.kvBytes).toBe(1_560_281_088);
  });

  it('are left open where the source is silent or the split unknown', () => {
    expect(comparisonOf('gemma-3-27b/q8_0')?.published).toBeNull();
    expect(comparisonOf('gemma-3-27b/q8_0')?.computed).not.toBeNull();
    expect(comparisonOf('gemma-3n-e2b/bf16')).toMatchObject({ published: null, computed: null });
  });
});

describe('the address of the page', () => {
  it('keeps what makes sense and drops the rest', () => {
    expect(
      readQuantizationSearch({ types: 'bf16', kv: 'off', context: '8192', kvType: 'q8_0', full: 'on' }),
    ).toMatchObject({ types: 'bf16', kv: 'off', context: 8192, kvType: 'q8_0', full: 'on' });
    const nonsense = readQuantizationSearch({ context: 'lots', kvType: 'int1', kv: 'maybe', sequences: -1 });
    expect(Object.values(nonsense).filter((value) => value !== undefined)).toEqual([]);
  });
});
