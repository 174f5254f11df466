import type { Model } from '@gemmavision/domain/models';
import type { Figure } from '@gemmavision/domain/provenance';
import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { pageArguments, pageOfRows } from './page-of-rows.ts';
import type { Page, PageQuery } from './page-of-rows.ts';
import { provenanceOf } from './provenance-of.ts';

const withFacts = {
  parameters: { include: { source: true } },
  architecture: { include: { source: true, maxContextSource: true } },
} satisfies Prisma.ModelInclude;

type ModelRow = Prisma.ModelGetPayload<{ include: typeof withFacts }>;

/** Which models do we know, family by family, the smallest first? */
export async function listModels(
  database: Database,
  query: PageQuery & { family?: string | undefined },
): Promise<Page<Model>> {
  const rows = await database.model.findMany({
    where: { family: query.family, architecture: { isNot: null } },
    include: withFacts,
    orderBy: { position: 'asc' },
    ...pageArguments(query),
  });
  return pageOfRows(rows, query, toModel);
}

/** What do we know about this model? Null: nothing. */
export async function findModel(database: Database, id: string): Promise<Model | null> {
  const row = await database.model.findFirst({
    where: { id, architecture: { isNot: null } },
    include: withFacts,
  });
  return row && toModel(row);
}

function toModel(row: ModelRow): Model {
  const figures = new Map<string, Figure>(
    row.parameters.map((each) => [
      each.component,
      { value: each.count === null ? null : Number(each.count), provenance: provenanceOf(each) },
    ]),
  );
  const required = (component: string): Figure => {
    const figure = figures.get(component);
    if (!figure) throw new Error(`the model ${row.id} has no row for its ${component} parameters`);
    return figure;
  };
  return {
    id: row.id,
    name: row.name,
    family: row.family,
    parameters: {
      vision: required('vision'),
      embedding: required('embedding'),
      nonEmbedding: required('nonEmbedding'),
      total: required('total'),
      rawTotal: figures.get('rawTotal') ?? null,
      effective: figures.get('effective') ?? null,
    },
    architecture: toArchitecture(row),
  };
}

function toArchitecture({ id, architecture: row }: ModelRow): Model['architecture'] {
  if (!row) throw new Error(`the model ${id} has no architecture`);
  return {
    layers: row.layers,
    globalLayers: row.globalLayers,
    localLayers: row.localLayers,
    localGlobalPattern: row.localGlobalPattern,
    slidingWindow: row.slidingWindow,
    hiddenSize: row.hiddenSize,
    feedForwardSize: row.feedForwardSize,
    attentionHeads: row.attentionHeads,
    kvHeads: row.kvHeads,
    headDimension: row.headDimension,
    vocabularySize: row.vocabularySize,
    layersWithOwnKvCache: row.layersWithOwnKvCache,
    visionEncoder: row.visionEncoder,
    visionTokensPerImage: row.visionTokensPerImage,
    provenance: provenanceOf(row),
    maxContext: {
      value: row.maxContext,
      provenance: {
        ...provenanceOf(row),
        verification: row.maxContextVerification,
        source: row.maxContextSource,
        note: row.maxContextNote,
      },
    },
  };
}
