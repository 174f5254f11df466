import type { Classification } from '@gemmavision/domain/governance';
import type { LlmContent } from '@gemmavision/domain/llm';

/** What of a document is sent, in a few words. */
export const sendsWords: Record<LlmContent, string> = {
  text: 'Text',
  'text-and-images': 'Text and page images',
};

/** What a class means to somebody who approves it. */
export const classMeanings: Record<Classification, string> = {
  public: 'What anybody may read: published filings, price lists.',
  internal: 'Also the day’s papers of the house: invoices, receipts, reports.',
  confidential: 'Also what would harm if it came out: contracts, accounts, unpublished figures.',
  restricted: 'Everything, also what only a few may know.',
};

/** Where an address leads: its host and port, without what may stand behind them. */
export function hostOf(baseUrl: string): string {
  try {
    return new URL(baseUrl).host;
  } catch {
    return baseUrl;
  }
}
