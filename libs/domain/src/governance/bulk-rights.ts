import type { Action } from '../access/roles.ts';
import type { BulkAction } from './bulk.ts';

/** What each deed on many documents needs; every document is asked for anew. The web reads it: it goes without zod. */
export const bulkRights = {
  delete: 'documents.delete',
  restore: 'documents.delete',
  purge: 'documents.purge',
  retry: 'documents.retry',
  classify: 'documents.classify',
  hold: 'documents.hold',
  release: 'documents.hold',
} as const satisfies Record<BulkAction, Action>;
