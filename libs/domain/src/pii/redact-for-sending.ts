import { placeFinder, type PiiValue } from './every-place.ts';
import type { PageText, PiiSpan, PiiType } from '../documents/extraction-result.ts';

const words: Record<PiiType, string> = {
  EMAIL_ADDRESS: 'EMAIL',
  PHONE_NUMBER: 'PHONE',
  CREDIT_CARD: 'CARD',
  IBAN_CODE: 'IBAN',
  US_SSN: 'SSN',
  IP_ADDRESS: 'IP',
  PERSON: 'PERSON',
  STREET_ADDRESS: 'ADDRESS',
};
const placeholder = /\[[A-Z]+_\d+(?:_\d+)?\]/g;

const anyName = new RegExp(`(${Object.values(words).join('|')})_(\\d{1,9})`, 'g');

/** What stands for what: `[EMAIL_1]` for an address. It must stay inside the portal. */
export type RedactionKey = Record<string, string>;

export interface Redaction {
  pages: { page: number; text: string }[];
  key: RedactionKey;
}

/**
 * The text of pages as it may leave the portal: each personal value has given way to a placeholder, `[PERSON_2]`, on
 * all pages and however it is spaced. One value has one placeholder in the document; another spelling of it (capital
 * letters, spaces) is told apart by a second number, `[IBAN_1_2]`, so that `restore` gives back exactly what was there.
 * `values` are personal wherever they stand: those of `personalValues`.
 */
export function redactForSending(
  pages: readonly Pick<PageText, 'page' | 'text'>[],
  spans: readonly Omit<PiiSpan, 'text'>[],
  values: readonly PiiValue[] = [],
): Redaction {
  const known = pages.map(({ page, text }) =>
    spans
      .filter((span) => span.page === page)
      .map((span) => ({ ...span, text: text.slice(Math.max(0, span.start), span.end) })),
  );
  const everyPlace = placeFinder([...known.flat(), ...values]);
  const names = placeholders(pages.map(({ text }) => text));
  const redacted = pages.map(({ page, text }, index) => {
    let left = '';
    let at = 0;
    for (const { type, start, end } of everyPlace(text, known[index])) {
      left += text.slice(at, start) + names.of(type, text.slice(start, end));
      at = end;
    }
    return { page, text: left + text.slice(at) };
  });
  return { pages: redacted, key: names.key };
}

/** Numbers the values. A name that the texts happen to hold themselves is passed over: it would be "restored" too. */
function placeholders(texts: readonly string[]) {
  const said = new Set(texts.flatMap(namesIn));
  const counts = new Map<string, number>();
  const values = new Map<string, { name: string; spellings: Map<string, string> }>();
  const key: RedactionKey = {};

  function newName(word: string): string {
    for (;;) {
      const count = (counts.get(word) ?? 0) + 1;
      counts.set(word, count);
      const name = `${word}_${count}`;
      if (!said.has(name)) return name;
    }
  }

  return {
    key,
    of(type: PiiType, text: string): string {
      const id = `${type} ${text.replace(/\s/g, '').toLowerCase()}`;
      const value = values.get(id) ?? { name: newName(words[type]), spellings: new Map<string, string>() };
      values.set(id, value);
      const count = value.spellings.size + 1;
      const name = value.spellings.get(text) ?? `[${value.name}${count === 1 ? '' : `_${count}`}]`;
      value.spellings.set(text, name);
      key[name] = text;
      return name;
    },
  };
}

/** All names of placeholders that a text holds, in capital letters or not; of `IP_12` also `IP_1`. */
function namesIn(text: string): string[] {
  const plain = text.replace(/\s/g, '').toUpperCase();
  return [...plain.matchAll(anyName)].flatMap(([, word = '', digits = '']) =>
    Array.from(digits, (_, index) => `${word}_${digits.slice(0, index + 1)}`),
  );
}

/** Puts the values back where their placeholders stand; what the key does not know stays. */
export function restore(text: string, key: RedactionKey): string {
  return text.replace(placeholder, (name) => (Object.hasOwn(key, name) ? (key[name] ?? name) : name));
}
