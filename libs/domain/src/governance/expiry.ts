import { trashDays, type Classification } from './classification.ts';

const dayMilliseconds = 24 * 3600 * 1000;

/** Days after upload at which documents of each class are deleted; null: kept until somebody deletes them. */
export type RetentionDays = Record<Classification, number | null>;

/** When retention deletes a document of this class; null when it is kept. A legal hold is the caller’s to ask for. */
export function expiryOf(createdAt: Date, classification: Classification, days: RetentionDays): Date | null {
  const after = days[classification];
  return after === null ? null : new Date(createdAt.getTime() + after * dayMilliseconds);
}

/** When a document leaves the trash for good: after its days there, or earlier where its retention ends. */
export function goneAt(
  document: { createdAt: Date; deletedAt: Date; classification: Classification },
  days: RetentionDays,
): Date {
  const { createdAt, deletedAt, classification } = document;
  const rested = new Date(deletedAt.getTime() + trashDays[classification] * dayMilliseconds);
  const expiry = expiryOf(createdAt, classification, days);
  return expiry !== null && expiry < rested ? expiry : rested;
}
