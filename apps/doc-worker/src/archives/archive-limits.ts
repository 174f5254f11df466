import type { Settings } from '@gemmavision/settings';
import type { ArchiveLimits } from './open-archive.ts';

export function archiveLimits(settings: Settings): ArchiveLimits {
  return {
    files: settings.archiveMaxFiles,
    unpackedBytes: settings.archiveMaxUnpackedBytes,
    fileBytes: settings.maxUploadBytes,
    ratio: settings.archiveMaxRatio,
    depth: settings.archiveMaxDepth,
  };
}
