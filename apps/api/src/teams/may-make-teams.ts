import type { Settings } from '@gemmavision/settings';
import type { Actor } from '../http/actor.ts';

/** Whether the actor may make another team. Never with an API key, which belongs to one team. */
export function mayMakeTeams(actor: Actor, { teamCreation }: Pick<Settings, 'teamCreation'>): boolean {
  return actor.sessionToken !== undefined && (teamCreation === 'everybody' || actor.isPortalAdmin);
}
