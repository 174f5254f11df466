import type { Architecture, Model } from '@gemmavision/domain/models';
import type { ReferenceData } from '@gemmavision/reference-data';
import type { Transaction } from '../client.ts';
import { datasetIdOf } from './dataset-id.ts';
import { provenanceColumns } from './provenance-columns.ts';

/** Models with their parameters and architecture, and the published memory figures. Models stay where rows point at them. */
export async function writeModels(transaction: Transaction, data: ReferenceData): Promise<void> {
  const datasetId = datasetIdOf(data, 'parameters');
  for (const [position, { id, name, family }] of data.models.entries()) {
    const columns = { position, name, family, datasetId };
    await transaction.model.upsert({ where: { id }, create: { id, ...columns }, update: columns });
  }
  const ids = data.models.map(({ id }) => id);
  await transaction.modelParameter.deleteMany({ where: { modelId: { in: ids } } });
  await transaction.modelParameter.createMany({ data: data.models.flatMap(parameterRows) });
  await transaction.modelArchitecture.deleteMany({ where: { modelId: { in: ids } } });
  await transaction.modelArchitecture.createMany({
    data: data.models.map((model) => architectureRow(model.id, model.architecture)),
  });
  await transaction.model.deleteMany({ where: { datasetId, id: { notIn: ids } } });
  await writeFootprints(transaction, data);
}

function parameterRows({ id, parameters }: Model) {
  return Object.entries(parameters).flatMap(([component, figure]) =>
    figure
      ? [
          {
            modelId: id,
            component,
            count: figure.value === null ? null : BigInt(figure.value),
            ...provenanceColumns(figure.provenance),
          },
        ]
      : [],
  );
}

function architectureRow(modelId: string, { provenance, maxContext, ...facts }: Architecture) {
  return {
    modelId,
    ...facts,
    ...provenanceColumns(provenance),
    maxContext: maxContext.value,
    maxContextVerification: maxContext.provenance.verification,
    maxContextSourceId: maxContext.provenance.source.id,
    maxContextNote: maxContext.provenance.note,
  };
}

async function writeFootprints(transaction: Transaction, data: ReferenceData): Promise<void> {
  const datasetId = datasetIdOf(data, 'memory');
  await transaction.memoryFootprint.deleteMany({ where: { datasetId } });
  await transaction.memoryFootprint.createMany({
    data: data.footprints.map(({ model, provenance, ...footprint }) => ({
      ...footprint,
      modelId: model,
      datasetId,
      ...provenanceColumns(provenance),
    })),
  });
}
