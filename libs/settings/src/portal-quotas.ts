import type { Quotas } from '@gemmavision/domain/governance';
import type { Settings } from './settings.ts';

/** The limits of teams for which no portal admin set others; in the settings, 0 is none. */
export function portalQuotas(
  settings: Pick<Settings, 'quotaPersonDocumentsPerDay' | 'quotaTeamBytes' | 'quotaTeamPagesPerMonth'>,
): Quotas {
  return {
    documentsPerDay: settings.quotaPersonDocumentsPerDay || null,
    bytesPerTeam: settings.quotaTeamBytes || null,
    pagesPerMonth: settings.quotaTeamPagesPerMonth || null,
  };
}
