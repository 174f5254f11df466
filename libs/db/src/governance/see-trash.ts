import type { Transaction } from '../client.ts';

/**
 * Shows what lies in the trash to the rest of this transaction. Without it the database itself hides those rows (policy
 * `own_team` of Document), from every list, count and worker.
 */
export async function seeTrash(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT set_config('app.trash', 'shown', true)`;
}

/** Hides it again. */
export async function hideTrash(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT set_config('app.trash', '', true)`;
}
