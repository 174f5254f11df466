import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { countTextParameters } from './text-parameters.ts';

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../../../prisma/reference/${file}`, import.meta.url), 'utf8'));

interface ParameterRow {
  model: string;
  embeddingM: number | null;
  nonEmbeddingM: number;
  exactTotal?: number;
}
const parameterRows: ParameterRow[] = read('gemma3-parameters.json').rows;
const { rows, comparison } = read('gemma3-architecture.json');

function counted(model: string) {
  const row = [...rows, ...comparison].find((candidate) => candidate.model === model);
  const { ffnSize, headDim, vocabSize, qkNorm = false } = row;
  return countTextParameters(
    { ...row, feedForwardSize: ffnSize, headDimension: headDim, vocabularySize: vocabSize },
    { normsQueriesAndKeys: qkNorm },
  );
}

describe('the parameters counted from the architecture', () => {
  it('of the 270M are those of the published checkpoint, to the last one', () => {
    const { embedding, nonEmbedding } = counted('gemma-3-270m');
    expect(embedding + nonEmbedding).toBe(268_098_176);
    expect(parameterRows.find(({ model }) => model === 'gemma-3-270m')?.exactTotal).toBe(268_098_176);
  });

  it.each(parameterRows.filter(({ embeddingM }) => embeddingM !== null))(
    'of $model are those of the table, which counts in millions',
    ({ model, embeddingM, nonEmbeddingM }) => {
      const { embedding, nonEmbedding } = counted(model);
      expect(Math.abs(nonEmbedding / 1e6 - nonEmbeddingM)).toBeLessThan(1);
      // Of the sizes that see images the table counts more: up to 7 million, which a text model does not have.
      expect(Math.abs(embedding / 1e6 - (embeddingM ?? Number.NaN))).toBeLessThan(7);
      expect(Math.abs(embedding / 1e6 / (embeddingM ?? Number.NaN) - 1)).toBeLessThan(0.01);
    },
  );
});
