import type { PiiType } from '@gemmavision/domain/documents';

/** Kinds of personal data as people call them, with a tag short enough to stand behind a word. */
export const piiKinds: Record<
  PiiType,
  { word: string; tag: string; group: 'contact' | 'money' | 'identity' | 'place' }
> = {
  PERSON: { word: 'Person', tag: 'name', group: 'identity' },
  EMAIL_ADDRESS: { word: 'E-mail', tag: 'e-mail', group: 'contact' },
  PHONE_NUMBER: { word: 'Phone', tag: 'phone', group: 'contact' },
  STREET_ADDRESS: { word: 'Address', tag: 'address', group: 'place' },
  IBAN_CODE: { word: 'IBAN', tag: 'IBAN', group: 'money' },
  CREDIT_CARD: { word: 'Card', tag: 'card', group: 'money' },
  US_SSN: { word: 'Social security number', tag: 'SSN', group: 'identity' },
  IP_ADDRESS: { word: 'IP address', tag: 'IP', group: 'contact' },
};
