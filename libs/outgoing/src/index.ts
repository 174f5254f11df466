/**
 * The one guarded way out of the portal, to addresses that people type in: a team’s language model, a team’s webhooks.
 *
 * `checkTarget(url, allowedHosts)` says at once whether an address can be saved; `safeFetch` checks the connection
 * again each time. `createCircuits` leaves an endpoint that fails alone for a while.
 */
export { createCircuits } from './circuits.ts';
export { safeFetch, type OutgoingAnswer, type OutgoingLimits, type OutgoingRules } from './safe-fetch.ts';
export { checkTarget } from './target.ts';
