/** What the address of the page says: `/team/webhooks?webhook=…&status=FAILED`. */
export interface WebhooksSearch {
  /** Whose deliveries are shown; absent: those of the first. */
  webhook?: string;
  /** Only deliveries that stand this way. */
  status?: 'PENDING' | 'DELIVERED' | 'FAILED';
}

const statuses = ['PENDING', 'DELIVERED', 'FAILED'] as const;

/** Reads the address; whatever makes no sense is dropped, so that an old or mistyped link still opens. */
export function readWebhooksSearch(search: Record<string, unknown>): WebhooksSearch {
  const { webhook, status } = search;
  return {
    webhook: typeof webhook === 'string' && /^[\w-]{1,64}$/.test(webhook) ? webhook : undefined,
    status: statuses.find((one) => one === status),
  };
}
