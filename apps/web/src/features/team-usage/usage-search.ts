/** How far back the page looks, in days. */
export const spans = [7, 30, 90, 365] as const;
export type Span = (typeof spans)[number];

/** What the address of the page says: `/team/usage?days=90`; absent are 30. */
export interface UsageSearch {
  days?: Span;
}

/** Reads the address; what is no span that the page offers is dropped. */
export function readUsageSearch(search: Record<string, unknown>): UsageSearch {
  return { days: spans.find((span) => span === Number(search['days'])) };
}
