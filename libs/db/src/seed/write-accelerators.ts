import type { Accelerator } from '@gemmavision/domain/accelerators';
import type { ReferenceData } from '@gemmavision/reference-data';
import type { Transaction } from '../client.ts';
import { datasetIdOf } from './dataset-id.ts';
import { provenanceColumns } from './provenance-columns.ts';

/** Accelerators, and one row for each of their quantities. */
export async function writeAccelerators(transaction: Transaction, data: ReferenceData): Promise<void> {
  const datasetId = datasetIdOf(data, 'accelerators');
  const ids = data.accelerators.map(({ id }) => id);
  for (const [position, { id, name, vendor, category, note }] of data.accelerators.entries()) {
    const columns = { position, name, vendor, category, note, datasetId };
    await transaction.accelerator.upsert({ where: { id }, create: { id, ...columns }, update: columns });
  }
  await transaction.accelerator.deleteMany({ where: { datasetId, id: { notIn: ids } } });
  await transaction.acceleratorFigure.deleteMany({ where: { acceleratorId: { in: ids } } });
  await transaction.acceleratorFigure.createMany({ data: data.accelerators.flatMap(figureRows) });
}

function figureRows({ id, memoryBytes, bandwidthBytesPerSecond, peakOperationsPerSecond }: Accelerator) {
  const figures = { memory: memoryBytes, bandwidth: bandwidthBytesPerSecond, ...peakOperationsPerSecond };
  return Object.entries(figures).map(([quantity, { value, provenance }]) => ({
    acceleratorId: id,
    quantity,
    value,
    ...provenanceColumns(provenance),
  }));
}
