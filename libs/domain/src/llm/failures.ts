import { outgoingFailureCodes, type Failure, type Outcome } from '../outgoing/index.ts';

/**
 * Every way in which a question to a language model can fail. Codes are stable: they are stored with the reading and
 * shown. None of them fails the document: the reading of the rules stands by itself.
 */
export const llmFailureCodes = [
  ...outgoingFailureCodes,
  /** The model refused, or stopped before its answer was whole. */
  'no_answer',
  /** What the model wrote is no JSON. */
  'bad_json',
  /** It is JSON, but not the key information that was asked for. */
  'schema_mismatch',
  /** The month’s budget does not hold this question. */
  'budget_spent',
] as const;
export type LlmFailureCode = (typeof llmFailureCodes)[number];

/** Why there is no answer. */
export type LlmFailure = Failure<LlmFailureCode>;

/** A value, or why there is none. */
export type LlmOutcome<Value> = Outcome<Value, LlmFailureCode>;
