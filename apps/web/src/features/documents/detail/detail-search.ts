import { keyOf, selectionFrom, tabs, type Tab } from './selection.ts';

/** What the address of one document says: `/documents/abc?tab=tables&page=4&sel=t.2.4.1`. */
export interface DetailSearch {
  /** Absent: key information. */
  tab?: Tab;
  /** Absent: the selection’s page, or the first. */
  page?: number;
  sel?: string;
}

/** Reads the address; whatever makes no sense is dropped. */
export function readDetailSearch(search: Record<string, unknown>): DetailSearch {
  const page = Number(search['page']);
  const selection = typeof search['sel'] === 'string' ? selectionFrom(search['sel']) : undefined;
  return {
    tab: tabs.find((tab) => tab === search['tab']),
    page: Number.isInteger(page) && page > 0 && page < 1_000_000 ? page : undefined,
    sel: selection === undefined ? undefined : keyOf(selection),
  };
}
