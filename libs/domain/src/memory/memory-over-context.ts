import { estimateMemory } from './estimate.ts';
import type { MemoryModel, MemoryOptions } from './estimate.ts';

/** Contexts at which a curve of memory is drawn: powers of two from 1,024 to the model’s own limit, which ends it. */
export function contextSteps({ architecture: { maxContext } }: MemoryModel): number[] {
  const steps: number[] = [];
  for (let context = 1_024; context < maxContext; context *= 2) steps.push(context);
  return [...steps, maxContext];
}

/**
 * Bytes needed in all at each of these contexts (text beside the same images). Throws as estimateMemory does.
 */
export function memoryOverContext(
  model: MemoryModel,
  options: Omit<MemoryOptions, 'context' | 'capacity'>,
  contexts: readonly number[] = contextSteps(model),
): { context: number; totalBytes: number }[] {
  return contexts.map((context) => ({
    context,
    totalBytes: estimateMemory(model, { ...options, context }).totalBytes,
  }));
}
