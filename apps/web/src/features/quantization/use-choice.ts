import { useMemo } from 'react';
import { publishedPrecisions, weightTypeIds, weightTypes } from '@gemmavision/domain/memory';
import type { PublishedFootprint, WeightType } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { idListText, idsOf } from '../../parts/id-list.ts';
import { compare, type CacheAssumptions, type Comparison } from './compare.ts';
import { defaults, type QuantizationSearch } from './quantization-search.ts';
import { quantizationRoute } from './route.ts';

export interface Choice {
  modelIds: readonly string[];
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

/** What the address chooses, with defaults for what it leaves open, and what follows from it. */
export function useChoice(models: readonly Model[], footprints: readonly PublishedFootprint[]): Choice {
  const search = quantizationRoute.useSearch();
  const navigate = quantizationRoute.useNavigate();
  const inTable = useMemo(() => [...new Set(footprints.map(({ model }) => model))], [footprints]);
  const modelIds = idsOf(search.models, inTable);
  const typeIds = idsOf(search.types, publishedPrecisions);
  const change = (part: QuantizationSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });

  const choice = useMemo(() => {
    const assumptions: CacheAssumptions = {
      kType: search.kvType ?? defaults.kvType,
      vType: search.vType ?? search.kvType ?? defaults.kvType,
      context: search.context ?? defaults.context,
      sequences: search.sequences ?? defaults.sequences,
      fullCache: search.full === 'on',
      vision: search.vision !== 'off',
    };
    const types = weightTypeIds.filter((id) => typeIds.includes(id)).map((id) => weightTypes[id]);
    const chosen = models.filter(({ id }) => modelIds.includes(id));
    return { assumptions, types, comparisons: compare(chosen, types, footprints, assumptions) };
    // The lists of ids are made anew on every render; the texts they come from are not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [models, footprints, search]);

  return {
    ...choice,
    modelIds,
    unknownTypes: typeIds.filter((id) => !weightTypeIds.some((known) => known === id)),
    withKvCache: search.kv !== 'off',
    valuesApart: search.vType !== undefined,
    search,
    chooseModels: (ids) => change({ models: idListText(ids, inTable) }),
    chooseTypes: (ids) => change({ types: idListText(ids, publishedPrecisions) }),
    change,
  };
}
