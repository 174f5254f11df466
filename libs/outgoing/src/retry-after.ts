/** However long the endpoint asks us to wait, we look again after an hour. */
const longest = 60 * 60 * 1000;

/** Milliseconds that `Retry-After` asks to wait, in seconds or as a date (RFC 9110, 10.2.3); null for neither. */
export function retryAfterMilliseconds(header: string, now: number): number | null {
  const wait = /^\d{1,10}$/.test(header) ? Number(header) * 1000 : dateOf(header) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), longest) : null;
}

/** Only the one form that servers send today; `Date.parse` alone would take a lone figure for a year. */
function dateOf(header: string): number {
  return /^[A-Z][a-z]{2}, .+ GMT$/.test(header) ? Date.parse(header) : NaN;
}
