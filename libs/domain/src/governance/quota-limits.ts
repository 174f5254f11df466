import type { Quotas } from './quotas.ts';

/** Limits as settings and portal admins write them: 0 is no limit, null takes the portal’s own. */
export type QuotaOverrides = { [Quota in keyof Quotas]: number | null };

/** The limits of a team: what a portal admin set for it, else those of the portal. */
export function quotasOf(overrides: QuotaOverrides, ofPortal: Quotas): Quotas {
  const limit = (quota: keyof Quotas) => {
    const own = overrides[quota];
    if (own === null) return ofPortal[quota];
    return own === 0 ? null : own;
  };
  return {
    documentsPerDay: limit('documentsPerDay'),
    bytesPerTeam: limit('bytesPerTeam'),
    pagesPerMonth: limit('pagesPerMonth'),
  };
}
