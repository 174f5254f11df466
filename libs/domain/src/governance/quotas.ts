import { AppError } from '../errors/index.ts';

/** What may be uploaded at most; null is no limit. */
export interface Quotas {
  /** By one person in one day. */
  documentsPerDay: number | null;
  /** Kept for one team at any time. */
  bytesPerTeam: number | null;
  /** Read for one team in one calendar month. */
  pagesPerMonth: number | null;
}

/** What has been used of them. */
export interface QuotaUse {
  documentsToday: number;
  bytesKept: number;
  pagesThisMonth: number;
}

/** What somebody wants to upload. How many pages it has is not known before it was read. */
export interface UploadSize {
  documents: number;
  bytes: number;
}

/**
 * Why this upload is refused, or null when it may come in: `quota_exceeded`, with the quota, its limit, what is used
 * of it and what was asked for. An upload that reaches a limit exactly fits. Pages are counted after the reading: what
 * comes in while one is left may go over by its own pages, and the next one is refused.
 */
export function quotaExceeded(quotas: Quotas, use: QuotaUse, upload: UploadSize): AppError | null {
  const checks = [
    {
      quota: 'documentsPerDay',
      limit: quotas.documentsPerDay,
      used: use.documentsToday,
      asked: upload.documents,
      message: (limit: number) =>
        `You may upload ${limit} documents a day, and ${use.documentsToday} are there already. Go on tomorrow, or ask an admin of the portal for more.`,
    },
    {
      quota: 'bytesPerTeam',
      limit: quotas.bytesPerTeam,
      used: use.bytesKept,
      asked: upload.bytes,
      message: (limit: number) =>
        `Your team may keep ${gigabytes(limit)} GB, and ${gigabytes(use.bytesKept)} GB are in use. Delete documents for good, or ask an admin of the portal for more.`,
    },
    {
      quota: 'pagesPerMonth',
      limit: quotas.pagesPerMonth,
      used: use.pagesThisMonth,
      // At least one page each.
      asked: Math.min(upload.documents, 1),
      message: (limit: number) =>
        `Your team may have ${limit} pages read a month, and ${use.pagesThisMonth} were. Go on next month, or ask an admin of the portal for more.`,
    },
  ];
  for (const { quota, limit, used, asked, message } of checks) {
    if (limit === null || used + asked <= limit) continue;
    return new AppError('quota_exceeded', message(limit), { facts: { quota, limit, used, asked } });
  }
  return null;
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1);
}
