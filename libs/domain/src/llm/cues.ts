import type { DocumentType, PaymentMethod } from '../documents/extraction-result.ts';

/** What a document of a kind says of itself. “Other” says nothing, so it is never proved. */
const typeCues: Record<DocumentType, RegExp | null> = {
  '10-K': /\bform\s+10-?k\b|\b10-K\b/giu,
  '10-Q': /\bform\s+10-?q\b|\b10-Q\b/giu,
  '8-K': /\bform\s+8-?k\b|\b8-K\b/giu,
  'earnings-release':
    /\b(?:reports?|announces?|reported|announced)\b[^.]{0,80}\b(?:results|earnings)\b|\bearnings\s+release\b/giu,
  'annual-report': /\bannual\s+report\b|\bgeschäftsbericht\b|\brapport\s+annuel\b/giu,
  invoice: /\binvoices?\b|rechnung|\bfactu(?:re|ra|ur)\b|\bfattura\b|\bfaktura\b/giu,
  'credit-note':
    /\bcredit\s+(?:note|memo)\b|\bgutschrift\b|\brechnungskorrektur\b|\bavoir\b|\bnota\s+di\s+credito\b/giu,
  receipt:
    /\breceipt\b|\bcash\s+(?:sales?|bill)\b|\bcashier\b|\btender(?:ed)?\b|\bchange\b|\brounding\b|\bthank\s+you\b|\bquittung\b|\bkassenbon\b|\bre[cç]u\b|\bticket\b/giu,
  'bank-statement':
    /\b(?:bank|account)\s+statement\b|\bstatement\s+of\s+account\b|\bkontoauszug\b|\brelev[ée]\s+de\s+compte\b/giu,
  other: null,
};

const paymentCues: Record<PaymentMethod, RegExp> = {
  cash: /\bcash\b|\bbar(?:zahlung)?\b|\btunai\b|\besp[èe]ces\b|\bchange(?:\s+due)?\b/giu,
  card: /\b(?:credit|debit|bank)?\s?card\b|\bvisa\b|\bmaster\s?card\b|\bamex\b|\bmaestro\b|\bkarte(?:nzahlung)?\b/giu,
  'e-wallet': /\be-?wallet\b|\bpaypal\b|\bapple\s?pay\b|\bgoogle\s?pay\b|\bgrab\s?pay\b|\balipay\b/giu,
  transfer: /\btransfer\b|\bwire\b|\biban\b|\bremit\b|überweis|\bvirement\b|\bach\b/giu,
  'direct-debit': /\bdirect\s+debit\b|\blastschrift\b|\bpr[ée]l[èe]vement\b|\bautopay\b/giu,
};

/** Signs and words beside the code itself. A bare `$` is each dollar’s. */
const currencyCues: Record<string, string> = {
  USD: 'US\\$|\\$|dollars?',
  CAD: 'C\\$|CA\\$|\\$|dollars?',
  AUD: 'A\\$|AU\\$|\\$|dollars?',
  NZD: 'NZ\\$|\\$|dollars?',
  SGD: 'S\\$|\\$|dollars?',
  HKD: 'HK\\$|\\$|dollars?',
  MXN: 'MX\\$|\\$|pesos?',
  EUR: '€|euros?',
  GBP: '£|pounds?|sterling',
  JPY: '¥|￥|yen|円',
  CNY: '¥|￥|RMB|yuan|元',
  INR: '₹|Rs\\.?|rupees?',
  CHF: 'SFr\\.?|Fr\\.|francs?|Franken',
  MYR: 'RM|ringgit',
  SEK: 'kr|kronor',
  NOK: 'kr|kroner',
  DKK: 'kr|kroner',
  PLN: 'zł|zl',
  CZK: 'Kč',
  KRW: '₩|won',
  THB: '฿|baht',
  BRL: 'R\\$|reais',
};

/** “In thousands”, “thousands of dollars”, “$ million”: what a table says of all its amounts, not of one of them. */
function scaleCue(english: string, others: string): RegExp {
  const currencies = '(?:u\\.?s\\.?\\s+)?(?:dollars?|euros?|pounds?|francs?|yen|yuan|rupees?)';
  return new RegExp(
    `\\bin\\s+(?:[\\p{L}$€£]+\\s+)?${english}s\\b|\\b${english}s\\s+of\\s+${currencies}|[$€£]\\s?${english}s?\\b|${others}`,
    'giu',
  );
}

const scaleCues: Record<number, RegExp> = {
  1_000: scaleCue(
    'thousand',
    "(?<![\\d.,])['’]000s?\\b|\\(\\s*[$€£]?\\s?000s?\\s*\\)|\\bin\\s+tausend\\b|\\bT€|\\bTEUR\\b",
  ),
  1_000_000: scaleCue('million', '\\bin\\s+millionen\\b|\\bmio\\.?\\s?(?:€|eur)|[$€£]\\s?mm?\\b'),
  1_000_000_000: scaleCue('billion', '\\bin\\s+milliarden\\b|\\bmrd\\.?\\s?(?:€|eur)|[$€£]\\s?bn\\b'),
};

function currencyCue(code: string): RegExp | null {
  if (!/^[A-Z]{3}$/.test(code)) return null;
  const signs = currencyCues[code];
  // Letters may stand directly before or behind a figure (`EUR50`, `50kr`), never in a word.
  return new RegExp(`(?<!\\p{L})(?:${code}${signs === undefined ? '' : `|${signs}`})(?!\\p{L})`, 'giu');
}

/** The signs of a judgement on a page; null where it has none. */
export function cueFor(name: 'docType' | 'currency' | 'paymentMethod' | 'scale', value: string | number) {
  if (name === 'currency') return currencyCue(String(value));
  if (name === 'scale') return scaleCues[Number(value)] ?? null;
  const cues: Record<string, RegExp | null> = name === 'docType' ? typeCues : paymentCues;
  return cues[value] ?? null;
}

/** The factors by which the pages say their amounts are to be multiplied; 1 is always among them. */
export function scalesSaid(texts: readonly string[]): number[] {
  const said = Object.entries(scaleCues).filter(([, cue]) => texts.some((text) => text.search(cue) !== -1));
  return [1, ...said.map(([scale]) => Number(scale))];
}
