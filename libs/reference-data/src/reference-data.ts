import type { Accelerator } from '@gemmavision/domain/accelerators';
import type { PublishedFootprint } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { toAccelerators } from './accelerators.ts';
import { toBenchmarks } from './benchmarks.ts';
import type { ReferenceBenchmarks } from './benchmarks.ts';
import { toFootprints } from './footprints.ts';
import { toModels } from './models.ts';
import { readReferenceFiles } from './read-files.ts';
import type { ReferenceFiles } from './read-files.ts';

export type DatasetId = keyof ReferenceFiles;

export interface ReferenceData {
  datasets: { key: DatasetId; id: string; title: string; sha256: string }[];
  models: Model[];
  footprints: PublishedFootprint[];
  benchmarks: ReferenceBenchmarks;
  accelerators: Accelerator[];
}

/**
 * The reference data that the portal ships with, read from prisma/reference, each figure with its source.
 * The command line uses it as it is; the seed loads it into the database.
 */
export function readReferenceData(): ReferenceData {
  const files = readReferenceFiles();
  const models = toModels(files);
  return {
    datasets: Object.entries(files).map(([key, file]) => ({
      key: key as DatasetId, // Object.entries forgets the keys that ReferenceFiles has.
      id: file.id,
      title: file.content.topic,
      sha256: file.sha256,
    })),
    models,
    footprints: toFootprints(files.memory),
    benchmarks: toBenchmarks(files, models),
    accelerators: toAccelerators(files.accelerators),
  };
}
