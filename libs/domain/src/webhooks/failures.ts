import { outgoingFailureCodes, type OutgoingFailureCode } from '../outgoing/index.ts';

/** Every way in which a delivery can fail. Codes are stable: they are stored and shown. */
export const deliveryFailureCodes = [
  ...outgoingFailureCodes,
  /** This portal’s key does not open the stored secret: nothing can be signed. */
  'secret_unreadable',
] as const;
export type DeliveryFailureCode = OutgoingFailureCode | 'secret_unreadable';

/** Why a delivery failed, and what to do. Repeats nothing of what the address answered. */
export const deliveryFailureWords: Record<DeliveryFailureCode, string> = {
  refused_address:
    'The address leads to one that is not public, and no portal admin opened this host and port.',
  unreachable: 'Nobody could be reached there, or the connection broke.',
  timeout: 'There was no answer in time.',
  redirect: 'It sent us elsewhere, which is not followed: enter the address itself.',
  rate_limited: 'It has had too many requests.',
  bad_status: 'It answered with a status that means no.',
  too_large: 'Its answer was too large.',
  bad_response: 'Its answer was not HTTP.',
  circuit_open: 'It failed several times: nothing was sent.',
  secret_unreadable: 'This portal’s key does not open the webhook’s secret: make a new one.',
};

/** Narrows what a database says; an unknown word of another version is shown as the broadest. */
export function asDeliveryFailure(code: string | null): DeliveryFailureCode | null {
  if (code === null) return null;
  return deliveryFailureCodes.find((one) => one === code) ?? 'unreachable';
}

/** Why the portal itself switched a webhook off. */
export const switchedOffWords = {
  gone: 'It answered with 410 Gone: the receiver asked for nothing more.',
  failing: 'Every attempt of three days failed.',
} as const;
export type SwitchedOffWhy = keyof typeof switchedOffWords;
