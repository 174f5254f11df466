import type { JobState, ThroughputSpan } from '@gemmavision/domain/portal';

/** The states in words, in the order of a document’s way. */
export const stateWords: Record<JobState, string> = {
  waiting: 'Waiting',
  retrying: 'Waiting to be tried again',
  queued: 'Handed out',
  running: 'Being read',
  failed: 'Failed',
};

/** How far back the charts look, in words. */
export const spanWords: Record<ThroughputSpan, string> = {
  '1h': '1 hour',
  '6h': '6 hours',
  '24h': '24 hours',
};

const isKeyOf = <Words extends object>(words: Words, value: unknown): value is keyof Words =>
  typeof value === 'string' && Object.hasOwn(words, value);

/** `/portal/operations?span=6h&state=failed&team=…`: how far back, and what of the jobs is shown. */
export function readOperationsSearch(search: Record<string, unknown>): {
  span?: ThroughputSpan;
  state?: JobState;
  team?: string;
} {
  const { span, state, team } = search;
  return {
    span: isKeyOf(spanWords, span) ? span : undefined,
    state: isKeyOf(stateWords, state) ? state : undefined,
    team: typeof team === 'string' && /^[\w-]{1,64}$/.test(team) ? team : undefined,
  };
}
