import type { KeyInformation } from '@gemmavision/domain/llm';

/** What a model may answer: nothing but the kind of document, and what a test says. */
export function anAnswer(said: Partial<KeyInformation> = {}): KeyInformation {
  return {
    docType: 'other',
    companyName: null,
    documentDate: null,
    periodEnd: null,
    total: null,
    currency: null,
    documentNumber: null,
    address: null,
    buyerName: null,
    netTotal: null,
    taxTotal: null,
    iban: null,
    dueDate: null,
    deliveryDate: null,
    paymentMethod: null,
    fiscalYear: null,
    scale: null,
    ticker: null,
    cik: null,
    auditor: null,
    ...said,
  };
}

/** The page of an invoice on which `anInvoiceAnswer` is true. */
export const invoicePage = `ACME Tools GmbH
Industriestraße 12
80331 München

RECHNUNG
Rechnungs-Nr. RE-2024/0815          Rechnungsdatum: 31.12.2023
Kunde: Café Müller & Söhne OHG

Nettobetrag                  1.037,39 €
USt. 19 %                      197,11 €
Gesamtbetrag                 1.234,50 €

Zahlbar bis 14. Januar 2024 per Überweisung
IBAN: DE89 3704 0044 0532 0130 00
`;

/** What a good model answers for `invoicePage`. */
export const anInvoiceAnswer = (said: Partial<KeyInformation> = {}): KeyInformation =>
  anAnswer({
    docType: 'invoice',
    companyName: 'Acme Tools GmbH',
    documentDate: '2023-12-31',
    total: 1234.5,
    currency: 'EUR',
    documentNumber: 'RE-2024/0815',
    address: 'Industriestraße 12, 80331 München',
    buyerName: 'Café Müller & Söhne OHG',
    netTotal: 1037.39,
    taxTotal: 197.11,
    iban: 'DE89370400440532013000',
    dueDate: '2024-01-14',
    paymentMethod: 'transfer',
    ...said,
  });
