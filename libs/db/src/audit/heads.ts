import type { Database, Transaction } from '../client.ts';

/** The last event of a chain at some moment. */
export interface AuditHead {
  teamId: string;
  sequence: number;
  hash: string;
}

const listeners = new WeakMap<Database, (head: AuditHead) => void>();
const written = new WeakMap<Transaction, Map<string, AuditHead>>();

/**
 * Tells of each new head of a chain once its transaction has ended well. Written into a log that the database’s owner
 * cannot change, it shows later whether the end of a chain was cut off.
 */
export function onAuditHead(database: Database, listener: (head: AuditHead) => void): void {
  listeners.set(database, listener);
}

/** Keeps the head until the transaction has ended. */
export function noteHead(transaction: Transaction, head: AuditHead): void {
  const heads = written.get(transaction) ?? new Map<string, AuditHead>();
  written.set(transaction, heads.set(head.teamId, head));
}

/** The transaction has ended well: its heads stand. */
export function announceHeads(database: Database, transaction: Transaction): void {
  const listener = listeners.get(database);
  if (listener) for (const head of written.get(transaction)?.values() ?? []) listener(head);
}
