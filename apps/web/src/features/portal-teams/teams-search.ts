import { readTextSearch } from '../../parts/text-search.ts';

/** What of a team’s use is drawn, the most asked for first. */
export const usageMeasures = ['pages', 'documents', 'ocrPages', 'readSeconds', 'llmTokens'] as const;
export type UsageMeasure = (typeof usageMeasures)[number];

/** `/portal/teams?q=treasury&measure=llmTokens`. */
export interface TeamsSearch {
  q?: string;
  measure?: UsageMeasure;
}

/** Reads the address; whatever makes no sense is dropped. */
export function readTeamsSearch(search: Record<string, unknown>): TeamsSearch {
  const measure = usageMeasures.find((one) => one === search['measure']);
  return { ...readTextSearch(search), measure: measure === 'pages' ? undefined : measure };
}
