import { estimateMemory } from './estimate.ts';
import type { MemoryModel, MemoryOptions } from './estimate.ts';

/** Contexts at which a curve of memory is drawn: powers of two from 1,024 to the model’s own limit, which ends it. */
export function contextSteps({ architecture: { maxContext } }: MemoryModel): number[] {
  const steps: number[] = [];
  for (let context = 1_024; context < maxContext; context *= 2) steps.push(context);
  return [...steps, maxContext];
}

/**
 * Bytes needed at each of these contexts (text beside the same images): in all, everything counted once, and where there
 * is a capacity, on each of its devices. Throws as estimateMemory does.
 */
export function memoryOverContext(
  model: MemoryModel,
  options: Omit<MemoryOptions, 'context'>,
  contexts: readonly number[] = contextSteps(model),
): { context: number; totalBytes: number; perDeviceBytes: number | null }[] {
  return contexts.map((context) => {
    const { totalBytes, fit } = estimateMemory(model, { ...options, context });
    return { context, totalBytes, perDeviceBytes: fit?.perDevice.totalBytes ?? null };
  });
}
