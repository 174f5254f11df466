import { isDatabaseCollision, isDatabaseFull, isDatabaseOutage } from '@gemmavision/db';
import { AppError, systemCodeOf } from '@gemmavision/domain/errors';

/**
 * Whether an error lies in what the portal stands on (database or storage away, or without room) and not in the
 * document: it passes, and says nothing of the document.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'unavailable' || error.code === 'storage_full';
  const isFull = isDatabaseFull(error) || ['ENOSPC', 'EDQUOT'].includes(systemCodeOf(error) ?? '');
  return isFull || isDatabaseOutage(error) || isDatabaseCollision(error);
}
