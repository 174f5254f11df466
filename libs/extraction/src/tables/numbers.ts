/** A number as it is printed, and what it means. */
export interface PrintedNumber {
  value: number;
  /** `%`, a currency sign or code, or undefined. */
  unit?: string;
}

const dashes = /^[-–—−‒―]+$/;
const minus = /[-–−‒]/;
const currencySigns = '$€£¥₹₽₩₺฿';
const currencyWords =
  'USD|EUR|GBP|JPY|CHF|CAD|AUD|INR|MYR|RM|SGD|CNY|SEK|NOK|DKK|PLN|CZK|HUF|US\\$|C\\$|A\\$|S\\$|Rs\\.?|kr';
const numberShape = new RegExp(
  `^(?<open>\\()?\\s*(?<minus>[-–−‒+])?\\s*(?<currency>[${currencySigns}]|${currencyWords})?\\s*(?<open2>\\()?\\s*(?<minus2>[-–−‒])?\\s*` +
    `(?<digits>(?:\\d[\\d.,'’ \\u00A0\\u202F]*)?\\d|[.,]\\d+)(?:\\s*(?<percent>%))?(?:\\s*(?<close>\\)))?(?:\\s*(?<percent2>%))?` +
    `(?<minus3>[-–−])?\\s*(?<currency2>[${currencySigns}]|${currencyWords})?$`,
  'i',
);

/** Whether `digits` are grouped by `mark` in threes: `1,234,567`. */
function isGroupedBy(digits: string, mark: string): boolean {
  const groups = digits.split(mark);
  const [first = '', ...rest] = groups;
  return rest.length > 0 && /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

/**
 * The number that digits with marks stand for; undefined where they are no number (`1.2.3`, dates, versions).
 * One mark followed by three digits groups thousands, as statements write it; `decimalComma` says that the document
 * writes `1.234,56`, which turns a lone point before three digits into a group and never touches a lone comma.
 */
export function parseDigits(printed: string, decimalComma = false): number | undefined {
  let digits = printed.trim().replace(/['’\u00A0\u202F]/g, ' ');
  if (/ /.test(digits)) {
    const [whole = '', decimals] = digits.split(/[.,](?=\d{1,2}$)/);
    if (!isGroupedBy(whole, ' ')) return undefined;
    digits = whole.replaceAll(' ', '') + (decimals === undefined ? '' : `.${decimals}`);
    return Number(digits);
  }
  if (/^\d+$/.test(digits)) return Number(digits);
  const lastPoint = digits.lastIndexOf('.');
  const lastComma = digits.lastIndexOf(',');
  if (lastPoint >= 0 && lastComma >= 0) {
    const decimal = lastPoint > lastComma ? '.' : ',';
    const group = decimal === '.' ? ',' : '.';
    const [whole = '', decimals = '', ...more] = digits.split(decimal);
    if (more.length > 0 || decimals.includes(group) || !isGroupedBy(whole, group)) return undefined;
    return Number(`${whole.replaceAll(group, '')}.${decimals}`);
  }
  const mark = lastPoint >= 0 ? '.' : ',';
  const parts = digits.split(mark);
  if (parts.length > 2) return isGroupedBy(digits, mark) ? Number(digits.replaceAll(mark, '')) : undefined;
  const [whole = '', decimals = ''] = parts;
  const groups =
    isGroupedBy(digits, mark) && !/^0/.test(whole) && (mark === ',' ? !decimalComma : decimalComma);
  return groups ? Number(whole + decimals) : Number(`${whole || '0'}.${decimals}`);
}

/**
 * Reads a printed number with its sign: `(20,076)`, `-5`, `−5`, `5-`, `$ (1.2)`, `12.5 %`, `1.234,56 €`.
 * Undefined for everything that is not wholly a number; a dash is not a number (see `isDash`).
 */
export function parsePrintedNumber(text: string, decimalComma = false): PrintedNumber | undefined {
  const match = numberShape.exec(text.trim());
  const parts = match?.groups;
  if (!parts?.['digits']) return undefined;
  const opened = Boolean(parts['open'] ?? parts['open2']);
  const value = parseDigits(parts['digits'], decimalComma);
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const negative =
    opened || [parts['minus'], parts['minus2'], parts['minus3']].some((sign) => sign && minus.test(sign));
  const unit = parts['percent'] || parts['percent2'] ? '%' : (parts['currency'] ?? parts['currency2']);
  return { value: negative && value !== 0 ? -value : value, ...(unit ? { unit } : {}) };
}

/** A lone dash, which statements print for nil. */
export function isDash(text: string): boolean {
  return dashes.test(text.trim());
}

const absent = /^(?:n\.?\/?a\.?|n\.?\/?m\.?|nil|none|not applicable|\*{1,3}|x|\(x\)|#+|\.{2,3}|[-–—−]\s?%)$/i;
const range = /^[<>≤≥~≈±]?\s*[$€£]?(?<low>\d[\d.,]*)\s?%?\s?[-–—/to]+\s?[$€£]?(?<high>\d[\d.,]*)\s?%?$/;
const withMark = /^(.*\d[)%]?)(?:\s?(?:[*†‡§]+|\(\d\)|\([a-z]\)|[a-e]|[¹²³⁴⁵⁶⁷⁸⁹]+))$/;
const bounded =
  /^(?:at least|more than|over|from|above)\s[$€£]?\d[\d.,]*%?,?\s(?:and|but|to)\s(?:less than|up to|at most|under|below|not more than)?\s?[$€£]?\d[\d.,]*%?$|^(?:(?:greater|less|more|fewer|higher|lower) than|over|under|up to|at least|at most|about|approximately|below|above)\s[$€£]?\d[\d.,]*%?$|^[$€£]?\d[\d.,]*%?\s(?:or|and)\s(?:less|more|over|above|under|below|fewer|greater)$/i;
const measured =
  /^[$€£]?\(?[-–−]?[\d.,]+\)?\s?(?:million|billion|[mkb]n?|x|bps|pts?|pp|years?|days|months|kg|t|km|%)$/i;

/** From one number to another; the numbers of an authority or a post code (`41-0907483`, `60606-1596`) are none. */
function isRange(text: string): boolean {
  const { low = '', high = '' } = range.exec(text)?.groups ?? {};
  if (low === '' || /^0\d+$/.test(low)) return false;
  const digits = [low, high].map((part) => part.replace(/\D/g, '').length);
  const isIdentifier = Math.max(...digits) > 4 && !/[.,]/.test(low + high) && digits[0] !== digits[1];
  return !isIdentifier;
}

/** Whether a cell's text is something a number's column holds: a number, a dash, a range, "n/a". */
export function isValue(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '') return false;
  if (isDash(trimmed) || absent.test(trimmed) || /^[$€£¥]\s?[-–—−]+$/.test(trimmed)) return true;
  if (parsePrintedNumber(trimmed)) return true;
  const unmarked = withMark.exec(trimmed)?.[1];
  if (unmarked && parsePrintedNumber(unmarked)) return true;
  return isRange(trimmed) || measured.test(trimmed) || bounded.test(trimmed);
}

/** A year that a column or row may be headed by. */
export function isYear(text: string): boolean {
  return /^(?:FY\s?)?(?:19|20)\d\d(?:\s?\(?\w?\)?)?$/i.test(text.trim());
}
