import type { Provenance, Source } from '@gemmavision/domain/provenance';
import type { ReferenceData } from '@gemmavision/reference-data';
import type { Transaction } from '../client.ts';

/** Every source that a figure of the data names. */
export async function writeSources(transaction: Transaction, data: ReferenceData): Promise<void> {
  const sources = new Map<string, Source>(provenancesIn(data).map(({ source }) => [source.id, source]));
  for (const { id, ...source } of sources.values()) {
    await transaction.source.upsert({ where: { id }, create: { id, ...source }, update: source });
  }
}

function provenancesIn({ models, footprints, benchmarks, accelerators }: ReferenceData): Provenance[] {
  return [
    ...models.flatMap(({ parameters, architecture }) => [
      ...Object.values(parameters).flatMap((figure) => figure?.provenance ?? []),
      architecture.provenance,
      architecture.maxContext.provenance,
    ]),
    ...footprints.map(({ provenance }) => provenance),
    ...Object.values(benchmarks.results).flatMap((results) => results.map(({ provenance }) => provenance)),
    ...accelerators.flatMap((accelerator) => [
      accelerator.memoryBytes.provenance,
      accelerator.bandwidthBytesPerSecond.provenance,
      ...Object.values(accelerator.peakOperationsPerSecond).map(({ provenance }) => provenance),
    ]),
  ];
}
