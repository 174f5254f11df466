import type { BulkAction, BulkRequest, BulkResult, Classification } from '@gemmavision/domain/governance';
import { call } from '../../../shell/api.ts';

/** The portal takes so many at once. */
const mostAtOnce = 500;

/** What is to be done, without to whom. */
export interface AskedAction {
  action: BulkAction;
  classification: Classification;
  reason: string;
}

/** Does it to all of them, in as many requests as it takes. */
export async function doToDocuments(
  ids: readonly string[],
  asked: AskedAction,
): Promise<BulkResult['results']> {
  const results: BulkResult['results'] = [];
  for (let start = 0; start < ids.length; start += mostAtOnce) {
    const body = requestOf(ids.slice(start, start + mostAtOnce), asked);
    results.push(...(await call('POST /api/documents/bulk', { body })).results);
  }
  return results;
}

function requestOf(ids: string[], { action, classification, reason }: AskedAction): BulkRequest {
  switch (action) {
    case 'classify':
      return { ids, action, classification, ...(reason.trim() !== '' && { reason }) };
    case 'hold':
    case 'release':
      return { ids, action, reason };
    default:
      return { ids, action };
  }
}
