import type { LlmFailure } from '@gemmavision/domain/llm';

/** Carries a failure through code of others that only knows errors; safe-fetch turns it back into a value. */
export class Refusal extends Error {
  readonly failure: LlmFailure;

  constructor({ failure }: { failure: LlmFailure }) {
    super(failure.message);
    this.name = 'Refusal';
    this.failure = failure;
  }
}
