import type { Fields, Table } from '@gemmavision/domain/documents';
import type { Page } from '../page/index.ts';
import { applyInvoiceXml } from './apply-invoice-xml.ts';
import { withCellValues } from './cell-values.ts';
import { nameAfterLabel, sellerName } from './company.ts';
import { currencyOf } from './currency.ts';
import { dateOrderOf, documentDate, labelledDate } from './document-date.ts';
import { documentLines, evidenceOf, type DocumentLine, type Found } from './document-lines.ts';
import { documentNumber } from './document-number.ts';
import { documentType } from './document-type.ts';
import { auditorOf, cikOf, fiscalYearOf, tickerOf } from './filing-identity.ts';
import { filerName, filingDate, periodEnd } from './filing-cover.ts';
import { ibanOf } from './iban.ts';
import { invoiceFigures } from './invoice-figures.ts';
import { invoicePayment, receiptPayment } from './payment.ts';
import { readInvoiceXml } from './invoice-xml.ts';
import { keyFigures } from './key-figures.ts';
import { lineItemsOf } from './line-items.ts';
import { addressAfter } from './receipt/shop-address.ts';
import { receiptDate } from './receipt/receipt-date.ts';
import { shopName } from './receipt/shop-name.ts';
import { receiptItems } from './receipt/receipt-items.ts';
import { receiptTotal } from './receipt/receipt-total.ts';
import { statementKind } from './statement-kind.ts';
import { invoiceTotal, labelledAmounts, netAndTax } from './totals.ts';

/** Puts what was found into the fields together with its evidence. */
function record(
  fields: Fields,
  field: keyof Omit<Fields, 'evidence' | 'keyFigures' | 'lineItems' | 'docType'>,
  found: Found<string | number> | undefined,
): void {
  if (!found) return;
  Object.assign(fields, { [field]: found.value });
  const evidence = evidenceOf(found.run, found.certainty);
  if (evidence) fields.evidence[field] = evidence;
}

function readReceipt(fields: Fields, lines: readonly DocumentLine[], fromOcr: boolean): void {
  const shop = fromOcr ? shopName(lines) : sellerName(lines, undefined);
  record(fields, 'companyName', shop);
  const nameLine = shop
    ? lines.findIndex((line) => shop.run.words.some((word) => line.words.includes(word)))
    : -1;
  record(fields, 'address', addressAfter(lines, nameLine));
  record(fields, 'documentDate', receiptDate(lines));
  record(fields, 'documentNumber', documentNumber(lines));
  const total = receiptTotal(lines);
  record(fields, 'total', total);
  const { net, tax } = netAndTax(lines, total?.value);
  record(fields, 'netTotal', net);
  record(fields, 'taxTotal', tax);
  record(fields, 'paymentMethod', receiptPayment(lines));
  fields.currency = currencyOf(lines) ?? null;
  const items = receiptItems(lines);
  if (items.length > 0) fields.lineItems = items;
}

function readInvoice(fields: Fields, lines: readonly DocumentLine[], tables: readonly Table[]): void {
  const buyer = nameAfterLabel(lines, 'buyer');
  record(fields, 'buyerName', buyer);
  record(fields, 'companyName', sellerName(lines, buyer?.value));
  record(fields, 'documentNumber', documentNumber(lines));
  const order = dateOrderOf(lines);
  record(fields, 'documentDate', documentDate(lines, order));
  record(fields, 'dueDate', labelledDate(lines, 'dueDate', order));
  record(fields, 'deliveryDate', labelledDate(lines, 'deliveryDate', order));
  const total = invoiceTotal(lines, fields.docType === 'credit-note');
  record(fields, 'total', total);
  const { net, tax } = netAndTax(lines, total?.value);
  record(fields, 'netTotal', net);
  record(fields, 'taxTotal', tax);
  record(fields, 'iban', ibanOf(lines));
  record(fields, 'paymentMethod', invoicePayment(lines));
  fields.currency = currencyOf(lines) ?? null;
  const due = labelledAmounts(lines, 'amountDue').at(-1) ?? (total && net && tax ? total : undefined);
  fields.keyFigures = invoiceFigures(fields, {
    ...(net ? { netTotal: net } : {}),
    ...(tax ? { taxTotal: tax } : {}),
    ...(due ? { amountDue: due } : {}),
  });
  const items = lineItemsOf(tables);
  if (items.length > 0) fields.lineItems = items;
}

function readFiling(fields: Fields, lines: readonly DocumentLine[], tables: readonly Table[]): void {
  record(fields, 'companyName', filerName(lines));
  const isRelease = fields.docType === 'earnings-release';
  const dated =
    fields.docType === '8-K'
      ? filingDate(lines, '8-K')
      : isRelease
        ? filingDate(lines, 'release')
        : undefined;
  const end = fields.docType === '8-K' ? undefined : periodEnd(lines, isRelease ? dated?.value : undefined);
  record(fields, 'periodEnd', end);
  record(fields, 'documentDate', fields.docType === '8-K' || isRelease ? dated : end);
  fields.currency = currencyOf(lines) ?? null;
  const opening = lines
    .slice(0, 60)
    .map((line) => line.text)
    .join(' ');
  const isQuarter = fields.docType === '10-Q' || (isRelease && !isOfWholeYear(opening));
  fields.keyFigures = keyFigures(tables, lines, {
    currency: fields.currency ?? undefined,
    ownPeriod: end?.value,
    ownMonths: isQuarter ? 3 : 12,
  });
  record(fields, 'ticker', tickerOf(lines));
  record(fields, 'cik', cikOf(lines));
  record(fields, 'auditor', auditorOf(lines));
  record(fields, 'fiscalYear', fiscalYearOf(lines, end, annualTypes.has(fields.docType) && !isQuarter));
  const scale = usualScale(fields.keyFigures);
  if (scale !== undefined) fields.scale = scale;
}

/** Whether a release is about a whole year: the fourth quarter's is; "third quarter fiscal 2023" is not. */
function isOfWholeYear(opening: string): boolean {
  if (/\b(?:fourth[- ]quarter|q4|full[- ]year|twelve months|annual results)\b/i.test(opening)) return true;
  if (/\b(?:(?:first|second|third)[- ]quarter|q[123])\b/i.test(opening)) return false;
  return /\bfiscal (?:year )?\d{4} (?:results|full year)\b/i.test(opening);
}

const annualTypes: ReadonlySet<string> = new Set(['10-K', 'annual-report', 'earnings-release']);

/** The scale of most amounts of the statements; figures per share have none. */
function usualScale(figures: Fields['keyFigures']): number | undefined {
  const counts = new Map<number, number>();
  for (const { scale, unit } of figures)
    if (unit !== 'shares' && unit?.endsWith('/share') !== true)
      counts.set(scale, (counts.get(scale) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/**
 * The key information of a document, each field with its evidence, and warnings where sources disagree; and its
 * tables with what the numbers of their cells stand for.
 */
export function readFields(
  pages: readonly Page[],
  tables: readonly Table[],
  attachments: readonly { name: string; content: string }[],
): { fields: Fields; warnings: string[]; tables: Table[] } {
  const lines = documentLines(pages);
  const known = tables.map((table): Table => {
    const statement = statementKind(table, lines);
    return statement ? { ...table, statement } : table;
  });
  const read = fieldsAndWarnings(pages, lines, known, attachments);
  const context = {
    currency: read.fields.currency ?? undefined,
    ownPeriod: read.fields.periodEnd ?? undefined,
    ownMonths: 12,
  };
  return { ...read, tables: withCellValues(known, lines, context) };
}

function fieldsAndWarnings(
  pages: readonly Page[],
  lines: readonly DocumentLine[],
  tables: readonly Table[],
  attachments: readonly { name: string; content: string }[],
): { fields: Fields; warnings: string[] } {
  const fromOcr = pages.length > 0 && pages.every((page) => page.source === 'ocr');
  const docType = documentType(lines, { fromOcr, pageCount: pages.length });
  const fields: Fields = { docType, companyName: null, documentDate: null, keyFigures: [], evidence: {} };
  for (const { name, content } of attachments) {
    const xml = /\.xml$/i.test(name) ? readInvoiceXml(content) : undefined;
    if (!xml) continue;
    if (fields.docType !== 'credit-note') fields.docType = 'invoice';
    readInvoice(fields, lines, tables);
    return applyInvoiceXml(fields, xml, lines, name);
  }
  if (docType === 'receipt') readReceipt(fields, lines, fromOcr);
  else if (docType === 'invoice' || docType === 'credit-note') readInvoice(fields, lines, tables);
  else if (docType === 'bank-statement') {
    record(fields, 'iban', ibanOf(lines));
    fields.currency = currencyOf(lines) ?? null;
  } else readFiling(fields, lines, tables);
  return { fields, warnings: [] };
}
