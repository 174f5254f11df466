import type { DeviceShare } from './estimate.ts';

export const memoryParts = [
  'nonEmbedding',
  'embedding',
  'vision',
  'kv',
  'overhead',
  'free',
  'reserved',
  'missing',
] as const;
export type MemoryPartId = (typeof memoryParts)[number];

/**
 * The parts of one device’s memory, in bytes: what is needed, what is `free` below the utilisation limit, and what
 * stays `reserved` above it. Where the need goes beyond the limit, nothing is free, and `missing` says by how much;
 * that is a part of the need, not another one. All but `missing` add up to the device’s memory, or to the need
 * where that is more.
 */
export function memoryBreakdown(share: DeviceShare, deviceBytes: number): Record<MemoryPartId, number> {
  const { weights, kvBytes, overheadBytes, totalBytes, usableBytes, marginBytes } = share;
  return {
    nonEmbedding: weights.nonEmbedding,
    embedding: weights.embedding,
    vision: weights.vision,
    kv: kvBytes,
    overhead: overheadBytes,
    free: Math.max(0, marginBytes),
    reserved: Math.max(0, deviceBytes - Math.max(usableBytes, totalBytes)),
    missing: Math.max(0, -marginBytes),
  };
}
