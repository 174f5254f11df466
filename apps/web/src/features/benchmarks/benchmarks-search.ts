import { readIdListText } from '../../parts/id-list.ts';

/** What the page’s address says: `/benchmarks?baseline=gemma-3-27b-it&tuning=pre-trained&categories=multimodal`. */
export interface BenchmarksSearch {
  /** Which views are shown. */
  views?: string;
  /** Which evaluated models are shown, in every view; without it each view shows its own. */
  models?: string;
  /** The evaluated model that all others are held against, in every view. */
  baseline?: string;
  /** The model that others are held against in the Arena. */
  pinned?: string;
  tuning?: 'pre-trained';
  /** Abilities of the other tuning are laid over, dashed. */
  overlay?: true;
  /** Which kinds of tasks the tables are shown of. */
  categories?: string;
  /** What the lines of the tables are, where the reader chose. */
  rows?: 'models' | 'benchmarks';
  /** Tables or heat maps. */
  look?: 'map';
}

/** Reads the address; whatever makes no sense is dropped. */
export function readBenchmarksSearch(search: Record<string, unknown>): BenchmarksSearch {
  const { rows } = search;
  return {
    views: readIdListText(search['views']),
    models: readIdListText(search['models']),
    baseline: readIdListText(search['baseline']),
    pinned: readIdListText(search['pinned']),
    tuning: search['tuning'] === 'pre-trained' ? 'pre-trained' : undefined,
    overlay: search['overlay'] === true ? true : undefined,
    categories: readIdListText(search['categories']),
    rows: rows === 'models' || rows === 'benchmarks' ? rows : undefined,
    look: search['look'] === 'map' ? 'map' : undefined,
  };
}
