import { useCallback, useMemo } from 'react';
import { publishedPrecisions, weightTypeIds, weightTypes } from '@gemmavision/domain/memory';
import type { PublishedFootprint, WeightType } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { idListText, idsOf } from '../../parts/id-list.ts';
import { compare, type CacheAssumptions, type Comparison } from './compare.ts';
import { defaults, type QuantizationSearch } from './quantization-search.ts';
import { quantizationRoute } from './route.ts';

export interface Choice {
  modelIds: readonly string[];
  chosenModels: readonly Model[];
  types: readonly WeightType[];
  /** What the address names as a precision, but is none. */
  unknownTypes: readonly string[];
  withKvCache: boolean;
  /** Whether the type of the values is chosen by itself. */
  valuesApart: boolean;
  assumptions: CacheAssumptions;
  comparisons: readonly Comparison[];
  chooseModels: (ids: readonly string[]) => void;
  chooseTypes: (ids: readonly string[]) => void;
  search: QuantizationSearch;
  change: (part: QuantizationSearch) => void;
}

/**
 * What the address chooses, with defaults for what it leaves open, and what follows from it. Each part is made anew
 * only when its own words of the address change, so that another device draws no chart of weights again.
 */
export function useChoice(models: readonly Model[], footprints: readonly PublishedFootprint[]): Choice {
  const search = quantizationRoute.useSearch();
  const navigate = quantizationRoute.useNavigate();
  const inTable = useMemo(() => [...new Set(footprints.map(({ model }) => model))], [footprints]);
  const modelIds = useMemo(() => idsOf(search.models, inTable), [search.models, inTable]);
  const typeIds = useMemo(() => idsOf(search.types, publishedPrecisions), [search.types]);
  const change = useCallback(
    (part: QuantizationSearch) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );

  const { kvType = defaults.kvType, vType = kvType, context = defaults.context } = search;
  const {
    sequences = defaults.sequences,
    window = defaults.window,
    microBatch = defaults.microBatch,
  } = search;
  const { vision } = search;
  // Images need the encoder: the address keeps them for when it is loaded again.
  const images = vision === 'left-out' ? 0 : (search.images ?? defaults.images);
  const assumptions = useMemo(
    (): CacheAssumptions => ({
      kType: kvType,
      vType,
      context,
      images,
      sequences,
      windowPolicy: window,
      microBatch,
      ...(vision !== undefined && { visionPrecision: vision }),
    }),
    [kvType, vType, context, images, sequences, window, microBatch, vision],
  );
  const types = useMemo(
    () => weightTypeIds.filter((id) => typeIds.includes(id)).map((id) => weightTypes[id]),
    [typeIds],
  );
  const chosenModels = useMemo(() => models.filter(({ id }) => modelIds.includes(id)), [models, modelIds]);
  const comparisons = useMemo(
    () => compare(chosenModels, types, footprints, assumptions),
    [chosenModels, types, footprints, assumptions],
  );

  const chooseModels = useCallback(
    (ids: readonly string[]) => change({ models: idListText(ids, inTable) }),
    [change, inTable],
  );
  const chooseTypes = useCallback(
    (ids: readonly string[]) => change({ types: idListText(ids, publishedPrecisions) }),
    [change],
  );

  return {
    modelIds,
    chosenModels,
    types,
    unknownTypes: typeIds.filter((id) => !weightTypeIds.some((known) => known === id)),
    withKvCache: search.kv !== 'off',
    valuesApart: search.vType !== undefined,
    assumptions,
    comparisons,
    chooseModels,
    chooseTypes,
    search,
    change,
  };
}
