import type { StatementView } from '@gemmavision/domain/companies';
import { readView } from '../../../parts/statements/views.ts';
import { settingsFrom, settingsText } from './engines/reading-settings.ts';
import { keyOf, selectionFrom, tabs, type Tab } from './selection.ts';

/** What the address of one document says: `/documents/abc?tab=tables&page=4&sel=t.2.4.1&find=revenue&hit=3`. */
export interface DetailSearch {
  /** Absent: key information. */
  tab?: Tab;
  /** Absent: the selection’s page, or the first. */
  page?: number;
  sel?: string;
  /** What is searched in the text. */
  find?: string;
  /** Which of its places is in sight, from 1; absent: none yet. */
  hit?: number;
  /** The table that is drawn as a chart, from 0. */
  chart?: number;
  /** Length of the periods of the statements; absent: every one that is printed. */
  periods?: StatementView;
  /** Growth over the year before, in the statements. */
  growth?: 'on';
  /** The engine that the text is held against, and the page layout that it is told: `tesseract:6`. */
  compare?: string;
}

function countFrom(value: unknown): number | undefined {
  const count = Number(value);
  return Number.isInteger(count) && count > 0 && count < 1_000_000 ? count : undefined;
}

function indexFrom(value: unknown): number | undefined {
  return value === 0 || value === '0' ? 0 : countFrom(value);
}

/** Reads the address; whatever makes no sense is dropped. */
export function readDetailSearch(search: Record<string, unknown>): DetailSearch {
  const selection = typeof search['sel'] === 'string' ? selectionFrom(search['sel']) : undefined;
  // The router reads `find=2023` as a number.
  const typed = typeof search['find'] === 'number' ? String(search['find']) : search['find'];
  const find = typeof typed === 'string' && typed.trim() !== '' ? typed.slice(0, 200) : undefined;
  const settings = settingsFrom(search['compare']);
  return {
    tab: tabs.find((tab) => tab === search['tab']),
    page: countFrom(search['page']),
    sel: selection === undefined ? undefined : keyOf(selection),
    find,
    hit: find === undefined ? undefined : countFrom(search['hit']),
    chart: indexFrom(search['chart']),
    periods: readView(search['periods']),
    growth: search['growth'] === 'on' ? 'on' : undefined,
    compare: settings && settingsText(settings),
  };
}
