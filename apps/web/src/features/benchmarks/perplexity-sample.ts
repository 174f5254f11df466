/**
 * A file that shows how perplexity at several context lengths is written down, in the public schema of Every Eval
 * Ever (version 0.3.0). Its values are round and impossible to mistake for measured ones, and every place that a
 * person may look at says so: nothing of it is a result of any model.
 */
export function perplexitySample(): string {
  const warning =
    'ILLUSTRATIVE: values made up to show the format. Replace all of them. Not a result of any model.';
  const details = { status: 'illustrative', note: warning };
  return JSON.stringify(
    {
      schema_version: '0.3.0',
      evaluation_id: 'illustrative-perplexity/your-model/0',
      retrieved_timestamp: '0',
      source_metadata: {
        source_name: warning,
        source_type: 'evaluation_run',
        source_organization_name: 'your team',
        evaluator_relationship: 'third_party',
        additional_details: details,
      },
      eval_library: { name: 'llama-perplexity', version: 'unknown' },
      model_info: {
        name: 'your-model (illustrative)',
        id: 'your-organisation/your-model',
        additional_details: {
          deployment_type: 'self_deployed',
          model_availability: 'open_weights',
          precision: 'bf16',
          ...details,
        },
      },
      evaluation_results: exampleValues.map(([contextTokens, value]) => ({
        evaluation_name: 'wikitext-2-raw (illustrative)',
        source_data: { dataset_name: 'wikitext-2-raw', source_type: 'other' },
        metric_config: {
          metric_id: 'perplexity',
          metric_name: 'Perplexity',
          metric_unit: 'perplexity',
          metric_parameters: { context_tokens: contextTokens },
          lower_is_better: true,
          score_type: 'continuous',
          min_score: 1,
          max_score: 'Infinity',
        },
        score_details: {
          score: value,
          uncertainty: { standard_error: { value: 1, method: 'illustrative' }, num_samples: 100 },
          details,
        },
      })),
    },
    null,
    2,
  );
}

const exampleValues: readonly (readonly [contextTokens: number, value: number])[] = [
  [2_048, 50],
  [8_192, 40],
  [32_768, 30],
  [131_072, 20],
];

/** What the fields of the file mean, for the page. */
export const sampleFields: readonly { field: string; meaning: string }[] = [
  { field: 'model_info.id', meaning: 'the model as its publisher names it; the precision beside it' },
  { field: 'evaluation_name', meaning: 'the text whose perplexity was measured' },
  { field: 'metric_config.metric_parameters.context_tokens', meaning: 'length of the context, in tokens' },
  { field: 'metric_config.lower_is_better', meaning: 'true: less perplexity is better' },
  { field: 'score_details.score', meaning: 'the perplexity itself, at least 1' },
  { field: 'score_details.uncertainty', meaning: 'its standard error, and of how many chunks' },
];
