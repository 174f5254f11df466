import { findIbans } from '../keyinfo/index.ts';
import { findIpAddresses } from './ip-addresses.ts';
import type { PiiMatch } from './match.ts';
import { findMisreadIbans } from './misread-ibans.ts';
import { findCards } from './payment-cards.ts';
import { findPersons } from './persons.ts';
import { findPhoneNumbers } from './phone-numbers.ts';
import { findSocialSecurityNumbers } from './social-security.ts';
import { findStreetAddresses } from './street-addresses.ts';

const emails = (text: string): PiiMatch[] =>
  [
    ...text.matchAll(
      /(?<![\p{L}\p{N}.+_%-])[\p{L}\p{N}._+%-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}@])/gu,
    ),
  ].map((match) => ({ type: 'EMAIL_ADDRESS', start: match.index, end: match.index + match[0].length }));

const ibans = (text: string): PiiMatch[] =>
  findIbans(text).map(({ start, end }) => ({ type: 'IBAN_CODE', start, end }));

/** The surest kind first: what one has taken no other takes. */
const finders = [
  emails,
  ibans,
  findMisreadIbans,
  findCards,
  findSocialSecurityNumbers,
  findIpAddresses,
  findPhoneNumbers,
  findStreetAddresses,
];

/** The personal data in a text, in order, without overlaps. */
export function findPii(text: string): PiiMatch[] {
  const found: PiiMatch[] = [];
  const add = (match: PiiMatch) => {
    if (found.every((other) => match.end <= other.start || other.end <= match.start)) found.push(match);
  };
  for (const find of finders) find(text).forEach(add);
  findPersons(text, found).forEach(add);
  return found.sort((a, b) => a.start - b.start);
}
