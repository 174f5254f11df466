import type { Failure } from '@gemmavision/domain/outgoing';

/** Carries a failure through code of others that only knows errors; safe-fetch turns it back into a value. */
export class Refusal extends Error {
  readonly failure: Failure;

  constructor({ failure }: { failure: Failure }) {
    super(failure.message);
    this.name = 'Refusal';
    this.failure = failure;
  }
}
