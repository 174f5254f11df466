import { around, type PiiMatch } from './match.ts';

/** A number in groups, a bracketed area code among them, with an extension. Never a comma: amounts have those. */
const candidate =
  /(?<![\w.,$€£¥/-])(?:\(?\+ ?|\()?\d{1,12}(?:(?:\) ?| ?\(|[-.\/]| (?:- )?){1,2}\d{1,10}){0,6}(?!\d|[.,]\d|%|[-/]\d)(?: ?(?:x|ext\.?|extension|Durchwahl) ?\d{1,6})?(?!\w)/gi;

/** Said right before the number: "Tel.: …", "Fax …". */
const labelBefore =
  /(?:phone|tele(?:fon|fax|copier)|t[ée]l[ée]phone|telephone|\btel|\bt[ée]l|mobile?|cell(?:ular)?|\bfax|hotline|toll[- ]free|whatsapp|\bdesk|\boffice|\bdirect|\bhome|\bwork|\bcontact|handy|fono|m[óo]vil)(?: (?:number|no|nr|num))?\.? ?(?:\([^)\d]{1,20}\) ?)?[:.#]\s*$/i;
/** A sentence that leads to a number: "call me at …". */
const sentenceBefore =
  /(?:answering|\bcall|\bring|\bdial|\bphone|\btext|\bfax|\breach|\bcontact|messages?|\bsms|telephone|\bmobile|\bcell|\btel)\b[^.\d\n]{0,30}\b(?:at|on|to|is|was|number|me|us)\s*$/i;
const labelAfter = /^\s*[,(]?\s*(?:office|fax|mobile|cell|home|work|desk|direct|phone|tel)\b/i;
const notThese =
  /(?:invoice|order|ref(?:erence)?|account|acct|customer|cik|file|tax|vat|gst|reg(?:istration)?|licen[cs]e|receipt|member|policy|employer|isbn|iban|irs|ein|zip|id|no|nr|number)\b\.?(?: (?:no|nr|number|id))?[\s.:#]*$/i;

const day = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const dateShape = new RegExp(
  String.raw`(?:19|20)\d\d[-./ ](?:0?[1-9]|1[0-2])[-./ ]${day}(?!\d)|(?<!\d)${day}[-./]${day}[-./](?:19|20)\d\d|^${day}[-./]${day}[-./]\d\d(?!\d|[-.]\d)`,
);
/** A decimal, groups parted now by dots and now by spaces, brackets of negative numbers: figures of a table. */
const figures = /\d\.\d(?!\d)|\d\.\d+ \d|\d \d+\.\d|\d [^(]*\((?!0\)).*\d|\((?:[1-9])\)/;
/** An area code in brackets right after the country's, as in "+1 (212) 736-5000": no figure has both. */
const countryAndArea = /^\(?\+ ?\d{1,3} ?\(0?\d{1,5}\)/;
/** "12 345 678" and "1.234.567": amounts as much of Europe writes them. */
const thousands = /^\+? ?\d{1,3}(?:([ .])\d{3})(?:\1\d{3})*$/;

function isPhoneNumber(form: string, before: string, after: string): boolean {
  const bare = form.replace(/ ?(?:x|ext|extension|Durchwahl)\.? ?\d+$/i, '');
  const digits = bare.replace(/\D/g, '');
  if (
    digits.length < 7 ||
    digits.length > 15 ||
    dateShape.test(bare) ||
    (figures.test(bare) && !countryAndArea.test(bare)) ||
    /^000|^\d{3}-\d\d-\d{4}$/.test(bare)
  )
    return false;
  const groups = bare.match(/\d+/g) ?? [];
  if (groups.every((group) => /^(?:19|20)\d\d$/.test(group))) return false;
  const labelled = labelBefore.test(before) || labelAfter.test(after);
  if (labelled && (groups.length > 1 || !thousands.test(bare)))
    return labelBefore.test(before) || groups.length > 1 || digits.length >= 10;
  if (thousands.test(bare)) return false;
  if (/^\(?\+/.test(bare)) return digits.length >= 8 && (groups.length > 1 || digits.length >= 10);
  // North America: area code and exchange do not begin with 0 or 1 (NANP), and no amount has a group of four last.
  if (/^(?:(?:00)?1[-. ])?(?:\([2-9]\d\d\)|[2-9]\d\d)[-. ]?\d{3}[-.]\d{4}$/.test(bare))
    return groups.length > 1;
  if (/^(?:00)?1[- ]\([2-9]\d\d\) ?\d{3}[- ]\d{4}$/.test(bare)) return true;
  // National with the trunk prefix 0 (E.123): no amount begins with a nought and goes on in groups.
  const trunk =
    /^\(?0\d{1,5}\)?/.test(bare) && groups.length > 1 && digits.length >= 9 && digits.length <= 13;
  if (trunk && !notThese.test(before) && groups.every((group) => group.length >= 2)) return true;
  if (/^(?:\d\d-){3,4}\d\d$/.test(bare) && !notThese.test(before)) return true;
  return sentenceBefore.test(before) && groups.length <= 6 && groups.every((group) => group.length <= 12);
}

/**
 * Telephone numbers: international, North American, national with a trunk prefix, and any other where a label or the
 * sentence says so. Numbers of files, invoices and dates are none, nor are amounts in groups.
 */
export function findPhoneNumbers(text: string): PiiMatch[] {
  const found: PiiMatch[] = [];
  for (const match of text.matchAll(candidate)) {
    if (match[0].length < 7) continue;
    let form = match[0];
    let start = match.index;
    // An opening bracket that the number does not close belongs to the text.
    if (form.startsWith('(') && !form.includes(')')) {
      form = form.slice(1);
      start++;
    }
    const span = { start, end: start + form.length };
    const { before, after } = around(text, span, 45, 12);
    if (isPhoneNumber(form, before, after)) found.push({ type: 'PHONE_NUMBER', ...span });
  }
  return found;
}
