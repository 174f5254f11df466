/** Properties whose text never goes into a log, wherever they stand in a line, also in JSON within a text. */
const keys =
  'password|passwd|secret|token|api_?key|authorization|(?:set-)?cookie|sessionToken|e-?mail|file_?name|name';

interface Rule {
  pattern: RegExp;
  instead: string;
  /** Nothing matches without one of these: most lines have none, and looking for them costs next to nothing. */
  needs: readonly string[];
}

const rules: readonly Rule[] = [
  { pattern: new RegExp(`("(?:${keys})":")(?:[^"\\\\]|\\\\.)*`, 'gi'), instead: '$1…', needs: ['"'] },
  {
    pattern: new RegExp(`(\\\\+"(?:${keys})\\\\+"\\s*:\\s*\\\\+").*?(?=\\\\+")`, 'gi'),
    instead: '$1…',
    needs: ['\\"'],
  },
  // Who signs in to a database or a store, in its address.
  { pattern: /([a-z][a-z0-9+.-]*:\/\/)[^\s/@"]+@/gi, instead: '$1…@', needs: ['://'] },
  {
    pattern: /[^\s"'“”<>()[\]{}\\,;:@=&?/|]+@[^\s"'“”<>()[\]{}\\,;:@=&?/|]+/g,
    instead: '…@…',
    needs: ['@'],
  },
  { pattern: /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, instead: '$1 …', needs: ['earer', 'asic', 'EARER', 'ASIC'] },
  { pattern: /\b(qa_|sk-)[\w-]{8,}/g, instead: '$1…', needs: ['qa_', 'sk-'] },
  { pattern: /(better-auth\.\w+=)[^;\s"\\]+/g, instead: '$1…', needs: ['better-auth.'] },
  { pattern: /((?:\/|\w:\/\/)[^\s"?]*)\?[^\s"\\]+/g, instead: '$1?…', needs: ['?'] },
  // Our messages put the names of files and people in these.
  { pattern: /“[^”]*”/g, instead: '“…”', needs: ['“'] },
  { pattern: /\b\d{3}-\d{2}-\d{4}\b/g, instead: '…', needs: ['-'] },
  {
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g,
    instead: '…',
    needs: [''],
  },
];

/** Digits as on a card, in groups or not; shorter ones are times in milliseconds. A number takes its place: it may be one. */
const cardLike = /\b\d(?:[ -]?\d){13,18}\b/g;

/**
 * A line of the log without what must not be in one: passwords, keys, tokens, cookies, query strings, e-mail addresses,
 * names of files and people, numbers of cards, accounts and social security. The last net: whoever writes a line leaves
 * these out to begin with.
 */
export function redactLine(line: string): string {
  const redacted = rules.reduce(
    (text, { pattern, instead, needs }) =>
      needs.some((sign) => text.includes(sign)) ? text.replace(pattern, instead) : text,
    line,
  );
  return redacted.replace(cardLike, (digits) => (isCardNumber(digits) ? '0' : digits));
}

/** The check digit of ISO/IEC 7812 (Luhn). */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
