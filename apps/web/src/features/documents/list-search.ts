import { documentStatuses, type DocumentStatus } from '@gemmavision/domain/documents';
import { classifications, type Classification } from '@gemmavision/domain/governance';

/** What the list’s address says: `/documents?q=acme&status=DONE&class=restricted&held=yes&batch=…&loaded=3`. */
export interface ListSearch {
  q?: string;
  status?: DocumentStatus;
  class?: Classification;
  held?: 'yes' | 'no';
  /** Only those that came with this batch. */
  batch?: string;
  /** How many pages of the list stand on the screen; absent is one. */
  loaded?: number;
}

/** Reads the address; whatever makes no sense is dropped, so that an old or mistyped link still opens. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  // The router reads `q=10` as a number; people mean the text.
  const q =
    typeof search['q'] === 'string' || typeof search['q'] === 'number' ? String(search['q']).trim() : '';
  const loaded = Number(search['loaded']);
  return {
    q: q === '' ? undefined : q.slice(0, 200),
    status: documentStatuses.find((status) => status === search['status']),
    class: classifications.find((one) => one === search['class']),
    batch:
      typeof search['batch'] === 'string' && /^[\w-]{1,64}$/.test(search['batch'])
        ? search['batch']
        : undefined,
    held: search['held'] === 'yes' || search['held'] === 'no' ? search['held'] : undefined,
    loaded: Number.isInteger(loaded) && loaded > 1 && loaded <= 200 ? loaded : undefined,
  };
}
