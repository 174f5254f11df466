import { kvTypeIds } from '@gemmavision/domain/memory';
import type { KvTypeId } from '@gemmavision/domain/memory';
import { readIdListText } from '../../parts/id-list.ts';

/** What the page’s address says: `/quantization?types=bf16,int4&kv=off&context=8192`. Absent is the default. */
export interface QuantizationSearch {
  models?: string;
  types?: string;
  kv?: 'off';
  kvType?: KvTypeId;
  context?: number;
  sequences?: number;
  full?: 'on';
}

export const contexts = [2_048, 4_096, 8_192, 16_384, 32_768, 65_536, 131_072];
export const sequenceCounts = [1, 2, 4, 8, 16, 32, 64];

/** The assumptions of the published rows, as far as their caption states them: what the page begins with. */
export const defaults = { context: 32_768, sequences: 1, kvType: 'int8' } as const;

/** Reads the address; whatever makes no sense is dropped, so that an old or mistyped link still opens. */
export function readQuantizationSearch(search: Record<string, unknown>): QuantizationSearch {
  return {
    models: readIdListText(search['models']),
    types: readIdListText(search['types']),
    kv: search['kv'] === 'off' ? 'off' : undefined,
    kvType: kvTypeIds.find((id) => id === search['kvType']),
    context: contexts.find((tokens) => tokens === Number(search['context'])),
    sequences: sequenceCounts.find((count) => count === Number(search['sequences'])),
    full: search['full'] === 'on' ? 'on' : undefined,
  };
}
