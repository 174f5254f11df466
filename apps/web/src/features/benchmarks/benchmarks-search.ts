import { readIdListText } from '../../parts/id-list.ts';

/** What the page’s address says: `/benchmarks?pinned=gemma-3-27b-it&tuning=pre-trained&suite=pretrained-vision`. */
export interface BenchmarksSearch {
  /** Which views are shown. */
  views?: string;
  /** The model that others are held against in the Arena. */
  pinned?: string;
  tuning?: 'pre-trained';
  models?: string;
  suite?: string;
}

/** Reads the address; whatever makes no sense is dropped. */
export function readBenchmarksSearch(search: Record<string, unknown>): BenchmarksSearch {
  return {
    views: readIdListText(search['views']),
    pinned: readIdListText(search['pinned']),
    tuning: search['tuning'] === 'pre-trained' ? 'pre-trained' : undefined,
    models: readIdListText(search['models']),
    suite: readIdListText(search['suite']),
  };
}
