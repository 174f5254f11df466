import { batchStates, type BatchState } from '@gemmavision/domain/batches';
import { readTextSearch } from '../../parts/text-search.ts';

/** `/batches?q=10-K&state=reading`; whatever makes no sense is dropped. */
export function readBatchesSearch(search: Record<string, unknown>): { q?: string; state?: BatchState } {
  return { ...readTextSearch(search), state: batchStates.find((state) => state === search['state']) };
}
