import type { Architecture, Model } from '@gemmavision/domain/models';
import type { Figure, Provenance } from '@gemmavision/domain/provenance';
import type { ArchitectureRow, ParameterRow } from './file-schemas.ts';
import type { ReferenceFiles } from './read-files.ts';
import { firstSourceIn, indexSources, readVerification } from './sources.ts';
import type { SourceIndex } from './sources.ts';

/** The models of the two files, family by family, the smallest first. Throws where one lacks an architecture. */
export function toModels(files: Pick<ReferenceFiles, 'parameters' | 'architecture'>): Model[] {
  const parameters = files.parameters.content;
  const architecture = files.architecture.content;
  const parameterSources = indexSources(parameters.sources);
  const architectureSources = indexSources(architecture.sources);
  const architectureRows = [...architecture.rows, ...architecture.comparison, ...architecture.gemma3n];
  const families = [...new Set(parameters.rows.map((row) => row.family))];
  return parameters.rows
    .toSorted(
      (a, b) =>
        families.indexOf(a.family) - families.indexOf(b.family) ||
        (a.totalM ?? Infinity) - (b.totalM ?? Infinity) ||
        0,
    )
    .map((row) => {
      const found = architectureRows.find((candidate) => candidate.model === row.model);
      if (!found) throw new Error(`gemma3-architecture.json has no row for ${row.model}`);
      const tokens = architecture.visionEncoder.sharedAcross.includes(row.model)
        ? architecture.visionEncoder.tokensPerImage
        : null;
      return {
        id: row.model,
        name: nameOf(row),
        family: row.family,
        parameters: toParameters(row, parameterSources),
        architecture: toArchitecture(found, architectureSources, tokens),
      };
    });
}

/** gemma-3n-e2b of the family Gemma 3n is called "Gemma 3n E2B". */
function nameOf({ model, family }: ParameterRow): string {
  const size = model.slice(family.replaceAll(' ', '-').length + 1);
  return `${family} ${size.toUpperCase()}`;
}

function toParameters(row: ParameterRow, sources: SourceIndex): Model['parameters'] {
  const inMillions = (millions: number | null, provenance: Provenance): Figure => ({
    value: millions === null ? null : Math.round(millions * 1e6),
    provenance,
  });
  const component = componentProvenance(row, sources);
  const stated = (billions: number | undefined): Figure | null =>
    billions === undefined ? null : { value: billions * 1e9, provenance: component };
  return {
    vision: inMillions(row.visionEncoderM, component),
    embedding: inMillions(row.embeddingM, component),
    nonEmbedding: inMillions(row.nonEmbeddingM, component),
    total: inMillions(row.totalM, totalProvenance(row, sources, component)),
    rawTotal: stated(row.rawTotalB),
    effective: stated(row.effectiveB),
  };
}

function componentProvenance(row: ParameterRow, sources: SourceIndex): Provenance {
  const verification = readVerification(row.verification);
  const table = row.source.match(/Table \d+/)?.[0];
  const inTable = verification === 'fetched' && table !== undefined;
  return {
    kind: verification === 'derived' ? 'computed' : 'published',
    verification,
    source: firstSourceIn(row.source, sources),
    location: inTable ? `${table}, row ${sizeOf(row.model)}` : row.source,
    note: row.note ?? null,
  };
}

/** A total may have been read where its parts were computed: "derived, total fetched". */
function totalProvenance(row: ParameterRow, sources: SourceIndex, component: Provenance): Provenance {
  const exact = row.exactTotal?.toLocaleString('en');
  const note = exact === undefined ? component.note : `The checkpoint holds exactly ${exact} parameters.`;
  if (!row.verification.includes('total fetched')) return { ...component, note };
  const readIn = row.source.match(/agrees with ([\w-]+)/)?.[1] ?? row.source;
  return {
    kind: 'published',
    verification: 'fetched',
    source: firstSourceIn(readIn, sources),
    location: null,
    note,
  };
}

const sizeOf = (model: string) => model.split('-').at(-1)?.toUpperCase() ?? model;

function toArchitecture(
  row: ArchitectureRow,
  sources: SourceIndex,
  tokensPerImage: number | null,
): Architecture {
  const provenance: Provenance = {
    kind: 'published',
    verification: readVerification(row.verification),
    source: firstSourceIn(row.source.join(', '), sources),
    location: row.source.length > 1 ? `also in ${row.source.slice(1).join(', ')}` : null,
    note: row.note ?? null,
  };
  return {
    layers: row.layers,
    globalLayers: row.globalLayers,
    localLayers: row.localLayers,
    localGlobalPattern: row.localGlobalPattern,
    slidingWindow: row.slidingWindow,
    hiddenSize: row.hiddenSize,
    feedForwardSize: row.ffnSize,
    attentionHeads: row.attentionHeads,
    kvHeads: row.kvHeads,
    headDimension: row.headDim,
    vocabularySize: row.vocabSize,
    layersWithOwnKvCache: row.layersWithOwnKvCache ?? null,
    visionEncoder: row.vision ?? null,
    visionTokensPerImage: tokensPerImage,
    provenance,
    maxContext: { value: row.maxContext, provenance: contextProvenance(row, provenance) },
  };
}

/** The longest context is not in every configuration: some rows say that theirs is remembered. */
function contextProvenance(row: ArchitectureRow, provenance: Provenance): Provenance {
  const aside = row.maxContextVerification ?? row.verification.match(/max context .*memory[^)]*/)?.[0];
  return aside === undefined ? provenance : { ...provenance, verification: 'remembered', note: aside };
}
