import type { JobState } from '@gemmavision/domain/portal';

/** The states in words, in the order of a document’s way. */
export const stateWords: Record<JobState, string> = {
  waiting: 'Waiting',
  retrying: 'Waiting to be tried again',
  queued: 'Handed out',
  running: 'Being read',
  failed: 'Failed',
};

const isJobState = (value: unknown): value is JobState =>
  typeof value === 'string' && Object.hasOwn(stateWords, value);

/** `/portal/queue?state=failed&team=…`: what of the jobs is shown. */
export function readJobsSearch(search: Record<string, unknown>): { state?: JobState; team?: string } {
  const { state, team } = search;
  return {
    state: isJobState(state) ? state : undefined,
    team: typeof team === 'string' && /^[\w-]{1,64}$/.test(team) ? team : undefined,
  };
}
