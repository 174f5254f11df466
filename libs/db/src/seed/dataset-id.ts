import type { DatasetId, ReferenceData } from '@gemmavision/reference-data';

/** The row of the dataset that one file of reference data is. */
export function datasetIdOf({ datasets }: ReferenceData, key: DatasetId): string {
  const found = datasets.find((dataset) => dataset.key === key);
  if (!found) throw new Error(`the reference data has no file for ${key}`);
  return found.id;
}
