import type { Evidence, Fields, LineItem } from '@gemmavision/domain/documents';
import { findAmounts } from './amounts.ts';
import { findDates } from './dates.ts';
import { evidenceOf, partOf, type DocumentLine, type Run } from './document-lines.ts';
import type { InvoiceXml } from './invoice-xml.ts';
import { fold } from './vocabulary.ts';

const plain = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** The place where the page shows a value. */
function placeOf(lines: readonly DocumentLine[], value: string | number): Run | undefined {
  for (const line of lines) {
    if (typeof value === 'number') {
      const amount = findAmounts(line.text).find((candidate) => Math.abs(candidate.value - value) < 0.005);
      if (amount) return partOf(line, amount.start, amount.end);
      continue;
    }
    if (/^\d{4}-\d\d-\d\d$/.test(value)) {
      const date = findDates(line.text).find(({ iso }) => iso === value);
      if (date) return partOf(line, date.start, date.end);
      continue;
    }
    const run = line.runs.find(({ text }) => plain(text).includes(plain(value)));
    if (run && plain(value) !== '') return narrow(run, value);
  }
  return undefined;
}

/** The fewest words of a run that still show the value. */
function narrow(run: Run, value: string): Run {
  let words = run.words;
  const shows = (list: typeof words) => plain(list.map((word) => word.text).join('')).includes(plain(value));
  while (words.length > 1 && shows(words.slice(1))) words = words.slice(1);
  while (words.length > 1 && shows(words.slice(0, -1))) words = words.slice(0, -1);
  return { page: run.page, words, text: words.map((word) => word.text).join(' ') };
}

/** One line item's place: where its amount stands on a line with its name, else where its name stands. */
function placeOfItem(
  lines: readonly DocumentLine[],
  item: InvoiceXml['lineItems'][number],
): Evidence | undefined {
  const run = item.description === null ? undefined : placeOf(lines, item.description);
  const place = run ?? (item.amount === null ? undefined : placeOf(lines, item.amount));
  return place ? evidenceOf(place, 1) : undefined;
}

const named = [
  'documentNumber',
  'documentDate',
  'companyName',
  'buyerName',
  'currency',
  'total',
  'netTotal',
  'taxTotal',
  'iban',
  'dueDate',
] as const;

/**
 * Lets the attached XML win over what was read from the page. Evidence is the place on the page that shows the
 * value; a field that the page shows differently is named in a warning, and keeps the XML's value.
 */
export function applyInvoiceXml(
  fields: Fields,
  xml: InvoiceXml,
  lines: readonly DocumentLine[],
  attachment: string,
): { fields: Fields; warnings: string[] } {
  const merged: Fields = {
    ...fields,
    docType: xml.isCreditNote ? 'credit-note' : fields.docType === 'credit-note' ? 'credit-note' : 'invoice',
    evidence: { ...fields.evidence },
  };
  const warnings: string[] = [];
  for (const field of named) {
    const value = xml[field];
    if (value === undefined) continue;
    const read = fields[field];
    const place = placeOf(lines, value);
    const same =
      typeof value === 'number'
        ? typeof read === 'number' && Math.abs(read - value) < 0.005
        : typeof read === 'string' && plain(read) === plain(value);
    if (!same && read != null && !place) {
      warnings.push(
        `${field}: the attached ${attachment} says "${value}", the page says "${read}"; the attachment's value is used.`,
      );
    }
    Object.assign(merged, { [field]: value });
    const evidence = place ? evidenceOf(place, 1) : undefined;
    if (evidence) merged.evidence[field] = evidence;
    else delete merged.evidence[field];
  }
  if (xml.lineItems.length > 0) {
    merged.lineItems = xml.lineItems.flatMap((item): LineItem[] => {
      const place = placeOfItem(lines, item);
      return place ? [{ ...item, page: place.page, bbox: place.bbox }] : [];
    });
    if (merged.lineItems.length < xml.lineItems.length) {
      warnings.push(
        `${xml.lineItems.length - merged.lineItems.length} of ${xml.lineItems.length} line items in the attached ${attachment} are not printed on the pages and are left out.`,
      );
    }
  }
  return { fields: merged, warnings };
}
