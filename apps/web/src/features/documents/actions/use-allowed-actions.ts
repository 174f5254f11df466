import { bulkRights, type BulkAction } from '@gemmavision/domain/governance';
import { useMe } from '../../../shell/session.ts';

/** Those of the actions that the person may do in the active team. */
export function useAllowedActions(among: readonly BulkAction[]): BulkAction[] {
  const { actions } = useMe();
  return among.filter((action) => actions.includes(bulkRights[action]));
}
