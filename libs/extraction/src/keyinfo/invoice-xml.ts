import { XMLParser } from 'fast-xml-parser';
import { isoDate } from './dates.ts';

/** What an attached invoice XML says. Absent where it does not. */
export interface InvoiceXml {
  isCreditNote: boolean;
  documentNumber?: string;
  documentDate?: string;
  companyName?: string;
  buyerName?: string;
  currency?: string;
  total?: number;
  netTotal?: number;
  taxTotal?: number;
  iban?: string;
  dueDate?: string;
  lineItems: {
    description: string | null;
    quantity: number | null;
    unitPrice: number | null;
    amount: number | null;
  }[];
}

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first node or text along a path of local names. */
function at(node: unknown, ...path: string[]): unknown {
  let current: unknown = node;
  for (const step of path) {
    if (Array.isArray(current)) current = current[0];
    if (!isNode(current)) return undefined;
    current = current[step];
  }
  return Array.isArray(current) ? current[0] : current;
}

function text(node: unknown, ...path: string[]): string | undefined {
  const value = at(node, ...path);
  const plain = isNode(value) ? value['#text'] : value;
  const trimmed = typeof plain === 'string' || typeof plain === 'number' ? String(plain).trim() : '';
  return trimmed === '' ? undefined : trimmed;
}

function number(node: unknown, ...path: string[]): number | undefined {
  const value = text(node, ...path);
  return value !== undefined && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** `20180305` or `2018-03-05`. */
function date(value: string | undefined): string | undefined {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(value ?? '');
  return match ? isoDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

function set<T extends object, K extends keyof T>(target: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) target[key] = value;
}

/** UN/CEFACT Cross Industry Invoice: Factur-X, ZUGFeRD 2 and XRechnung; ZUGFeRD 1 under its older names. */
function readCii(root: Node): InvoiceXml {
  const header = at(root, 'ExchangedDocument') ?? at(root, 'HeaderExchangedDocument');
  const trade = at(root, 'SupplyChainTradeTransaction') ?? at(root, 'SpecifiedSupplyChainTradeTransaction');
  const agreement =
    at(trade, 'ApplicableHeaderTradeAgreement') ?? at(trade, 'ApplicableSupplyChainTradeAgreement');
  const settlement =
    at(trade, 'ApplicableHeaderTradeSettlement') ?? at(trade, 'ApplicableSupplyChainTradeSettlement');
  const sums =
    at(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation') ??
    at(settlement, 'SpecifiedTradeSettlementMonetarySummation');
  const currency = text(settlement, 'InvoiceCurrencyCode');
  const taxes = list(isNode(sums) ? sums['TaxTotalAmount'] : undefined);
  const ownTax = taxes.find((tax) => isNode(tax) && tax['@currencyID'] === currency) ?? taxes[0];
  const result: InvoiceXml = {
    isCreditNote: ['381', '261', '396'].includes(text(header, 'TypeCode') ?? ''),
    lineItems: [],
  };
  set(result, 'documentNumber', text(header, 'ID'));
  set(
    result,
    'documentDate',
    date(text(header, 'IssueDateTime', 'DateTimeString') ?? text(header, 'IssueDateTime')),
  );
  set(result, 'companyName', text(agreement, 'SellerTradeParty', 'Name'));
  set(result, 'buyerName', text(agreement, 'BuyerTradeParty', 'Name'));
  set(result, 'currency', currency);
  set(result, 'total', number(sums, 'GrandTotalAmount'));
  set(result, 'netTotal', number(sums, 'TaxBasisTotalAmount'));
  set(result, 'taxTotal', ownTax === undefined ? undefined : number({ tax: ownTax }, 'tax'));
  set(
    result,
    'iban',
    text(
      settlement,
      'SpecifiedTradeSettlementPaymentMeans',
      'PayeePartyCreditorFinancialAccount',
      'IBANID',
    )?.replace(/\s/g, ''),
  );
  set(
    result,
    'dueDate',
    date(text(settlement, 'SpecifiedTradePaymentTerms', 'DueDateDateTime', 'DateTimeString')),
  );
  for (const line of list(isNode(trade) ? trade['IncludedSupplyChainTradeLineItem'] : undefined)) {
    const lineAgreement =
      at(line, 'SpecifiedLineTradeAgreement') ?? at(line, 'SpecifiedSupplyChainTradeAgreement');
    const lineSettlement =
      at(line, 'SpecifiedLineTradeSettlement') ?? at(line, 'SpecifiedSupplyChainTradeSettlement');
    const lineDelivery =
      at(line, 'SpecifiedLineTradeDelivery') ?? at(line, 'SpecifiedSupplyChainTradeDelivery');
    const lineSums =
      at(lineSettlement, 'SpecifiedTradeSettlementLineMonetarySummation') ??
      at(lineSettlement, 'SpecifiedTradeSettlementMonetarySummation');
    const item = {
      description: text(line, 'SpecifiedTradeProduct', 'Name') ?? null,
      quantity: number(lineDelivery, 'BilledQuantity') ?? null,
      unitPrice: number(lineAgreement, 'NetPriceProductTradePrice', 'ChargeAmount') ?? null,
      amount: number(lineSums, 'LineTotalAmount') ?? null,
    };
    if (item.description !== null || item.amount !== null) result.lineItems.push(item);
  }
  return result;
}

/** OASIS UBL 2: XRechnung and Peppol. */
function readUbl(root: Node, isCreditNote: boolean): InvoiceXml {
  const party = (role: string) =>
    text(root, role, 'Party', 'PartyLegalEntity', 'RegistrationName') ??
    text(root, role, 'Party', 'PartyName', 'Name');
  const result: InvoiceXml = { isCreditNote, lineItems: [] };
  set(result, 'documentNumber', text(root, 'ID'));
  set(result, 'documentDate', date(text(root, 'IssueDate')));
  set(result, 'companyName', party('AccountingSupplierParty'));
  set(result, 'buyerName', party('AccountingCustomerParty'));
  set(result, 'currency', text(root, 'DocumentCurrencyCode'));
  set(result, 'total', number(root, 'LegalMonetaryTotal', 'TaxInclusiveAmount'));
  set(result, 'netTotal', number(root, 'LegalMonetaryTotal', 'TaxExclusiveAmount'));
  set(result, 'taxTotal', number(root, 'TaxTotal', 'TaxAmount'));
  set(result, 'iban', text(root, 'PaymentMeans', 'PayeeFinancialAccount', 'ID')?.replace(/\s/g, ''));
  set(result, 'dueDate', date(text(root, 'DueDate')));
  for (const line of list(root[isCreditNote ? 'CreditNoteLine' : 'InvoiceLine'])) {
    result.lineItems.push({
      description: text(line, 'Item', 'Name') ?? null,
      quantity: number(line, isCreditNote ? 'CreditedQuantity' : 'InvoicedQuantity') ?? null,
      unitPrice: number(line, 'Price', 'PriceAmount') ?? null,
      amount: number(line, 'LineExtensionAmount') ?? null,
    });
  }
  return result;
}

/** Reads an invoice's XML; undefined for XML that is no invoice and for text that is no XML. */
export function readInvoiceXml(content: string): InvoiceXml | undefined {
  // No entities are resolved: an attachment comes from strangers.
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    processEntities: { enabled: true, maxTotalExpansions: 1000 },
  });
  let parsed: unknown;
  try {
    parsed = parser.parse(content);
  } catch {
    return undefined;
  }
  if (!isNode(parsed)) return undefined;
  for (const [name, root] of Object.entries(parsed)) {
    if (!isNode(root)) continue;
    if (name === 'CrossIndustryInvoice' || name === 'CrossIndustryDocument') return readCii(root);
    if (name === 'Invoice' || name === 'CreditNote') return readUbl(root, name === 'CreditNote');
  }
  return undefined;
}
