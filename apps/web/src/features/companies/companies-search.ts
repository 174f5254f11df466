import type { StatementView } from '@gemmavision/domain/companies';
import { readIdListText, type IdListText } from '../../parts/id-list.ts';
import { readView } from '../../parts/statements/views.ts';

/** What the list’s address says: `/companies?q=best&documents=all&loaded=2`. */
export interface CompaniesSearch {
  q?: string;
  /** Also companies that only sell or buy something; absent: those of which there is a filing. */
  documents?: 'all';
  /** How many pages of the list stand on the screen; absent is one. */
  loaded?: number;
}

/** Reads the address; whatever makes no sense is dropped. */
export function readCompaniesSearch(search: Record<string, unknown>): CompaniesSearch {
  // The router reads `q=3` as a number; people mean the text.
  const q =
    typeof search['q'] === 'string' || typeof search['q'] === 'number' ? String(search['q']).trim() : '';
  const loaded = Number(search['loaded']);
  return {
    q: q === '' ? undefined : q.slice(0, 200),
    documents: search['documents'] === 'all' ? 'all' : undefined,
    loaded: Number.isInteger(loaded) && loaded > 1 && loaded <= 200 ? loaded : undefined,
  };
}

/** What one company’s address says: `/companies/best-buy?periods=quarter&figures=revenue&growth=on&drawn=bars`. */
export interface CompanySearch {
  /** Length of the periods; absent: that of which there are most figures. */
  periods?: StatementView;
  /** Key figures of the chart, by commas. */
  figures?: IdListText;
  /** Unit of the chart, where figures have several. */
  unit?: string;
  drawn?: 'bars';
  growth?: 'on';
}

/** Reads the address; whatever makes no sense is dropped. */
export function readCompanySearch(search: Record<string, unknown>): CompanySearch {
  const unit = search['unit'];
  return {
    periods: readView(search['periods']),
    figures: readIdListText(search['figures']),
    unit: typeof unit === 'string' && unit !== '' && unit.length <= 40 ? unit : undefined,
    drawn: search['drawn'] === 'bars' ? 'bars' : undefined,
    growth: search['growth'] === 'on' ? 'on' : undefined,
  };
}
