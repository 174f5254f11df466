import { describe, expect, it } from '@jest/globals';
import { weightTypes } from '@gemmavision/domain/memory';
import { readReferenceData } from '@gemmavision/reference-data';
import { beyondLimitInWords, imagesInWords } from './assumptions-in-words.ts';
import { compare, publishedKvGigabytes } from './compare.ts';
import { readQuantizationSearch } from './quantization-search.ts';

const { models, footprints } = readReferenceData();
const as = {
  kType: 'int8',
  vType: 'int8',
  context: 32_768,
  images: 0,
  sequences: 1,
  windowPolicy: 'exact',
  microBatch: 512,
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

describe('images', () => {
  const withImages = compare(models, [weightTypes.bf16], footprints, { ...as, images: 4 });
  const kvBytes = (all: typeof comparisons, key: string) =>
    all.find((each) => each.key === key)?.computed?.kvBytes;

  it('take their tokens on top of the text, where a model sees them', () => {
    const longer = compare(models, [weightTypes.bf16], footprints, { ...as, context: as.context + 4 * 256 });
    expect(kvBytes(withImages, 'gemma-3-4b/bf16')).toBe(kvBytes(longer, 'gemma-3-4b/bf16'));
    expect(kvBytes(withImages, 'gemma-3-1b/bf16')).toBe(kvBytes(comparisons, 'gemma-3-1b/bf16'));
  });

  it('are told with their tokens, and which models see none', () => {
    const of = (id: string) => models.filter((each) => each.id === id);
    expect(imagesInWords(of('gemma-3-4b'), { ...as, images: 4 })).toMatch(/^4 images of 256 tokens/);
    expect(imagesInWords(of('gemma-3-1b'), { ...as, images: 4 })).toMatch(/None in Gemma 3 1B/);
    expect(imagesInWords(models, as)).toMatch(/^No images/);
  });
});

describe('a context beyond a model’s own limit', () => {
  const some = models.filter(({ id }) => ['gemma-3-1b', 'gemma-3-27b', 'gemma-2-27b'].includes(id));

  it('is told with the models that end before it, images included', () => {
    expect(beyondLimitInWords(some, as)).toMatch(/^32,768 tokens .*Gemma 2 27B \(8,192\): /);
    expect(beyondLimitInWords(some, { ...as, context: 131_072 })).toMatch(
      /Gemma 3 1B \(32,768\)(?!.*Gemma 3 27B)/,
    );
    expect(beyondLimitInWords(some, { ...as, context: 131_072, images: 1 })).toContain(
      'Gemma 3 27B (131,072)',
    );
  });

  it('is not told where there is none', () => {
    expect(beyondLimitInWords(some, { ...as, context: 8_192 })).toBeNull();
  });
});

describe('the address of the page', () => {
  it('still understands the switches of older addresses, and writes them no more', () => {
    expect(readQuantizationSearch({ full: 'on', vision: 'off' })).toMatchObject({
      window: 'full',
      vision: 'left-out',
      full: undefined,
    });
    expect(readQuantizationSearch({ full: 'on', window: 'llama.cpp' }).window).toBe('llama.cpp');
  });

  it('keeps what makes sense and drops the rest', () => {
    expect(
      readQuantizationSearch({ types: 'bf16', kv: 'off', context: '8192', kvType: 'q8_0', images: '3' }),
    ).toMatchObject({ types: 'bf16', kv: 'off', context: 8192, kvType: 'q8_0', images: 3 });
    const nonsense = readQuantizationSearch({ context: 'lots', kvType: 'int1', kv: 'maybe', sequences: -1 });
    expect(Object.values(nonsense).filter((value) => value !== undefined)).toEqual([]);
  });
});
