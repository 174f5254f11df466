import { describe, expect, it } from '@jest/globals';
import { perplexitySample, sampleFields } from './perplexity-sample.ts';

describe('the sample file of perplexity over context', () => {
  const sample = JSON.parse(perplexitySample());

  it('says that it is illustrative wherever a person or a program may look', () => {
    expect(sample.source_metadata.source_name).toContain('ILLUSTRATIVE');
    expect(sample.model_info.name).toContain('illustrative');
    for (const result of sample.evaluation_results) {
      expect(result.score_details.details.status).toBe('illustrative');
      expect(result.evaluation_name).toContain('illustrative');
    }
  });

  it('has what the schema requires, lower being better, at growing lengths', () => {
    for (const key of [
      'schema_version',
      'evaluation_id',
      'retrieved_timestamp',
      'eval_library',
      'model_info',
    ]) {
      expect(sample).toHaveProperty(key);
    }
    const lengths = sample.evaluation_results.map(
      ({
        metric_config: metric,
      }: {
        metric_config: { lower_is_better: boolean; metric_parameters: { context_tokens: number } };
      }) => {
        expect(metric.lower_is_better).toBe(true);
        return metric.metric_parameters.context_tokens;
      },
    );
    expect(lengths).toEqual(lengths.toSorted((a: number, b: number) => a - b));
    expect(lengths.length).toBeGreaterThan(1);
  });

  it('has every field that the page explains', () => {
    const text = perplexitySample();
    for (const { field } of sampleFields) {
      for (const key of field.split('.')) expect(text).toContain(`"${key}"`);
    }
  });
});
