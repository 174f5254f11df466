import type { Database } from '../client.ts';

/** The hosts with private addresses that a portal admin opened for language models and webhooks. */
export async function findAllowedHosts(database: Database): Promise<{ host: string; port: number }[]> {
  return database.llmAllowedHost.findMany({ select: { host: true, port: true } });
}
