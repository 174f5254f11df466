import { describe, expect, it } from '@jest/globals';
import { aPage, type PlacedText } from '../page/page-builder.ts';
import { understandDocument } from '../document/understand-document.ts';

/** A page from lines of text; `|` parts what stands at the left, the middle and the right. */
function sheet(...lines: string[]): PlacedText[] {
  return lines.flatMap((line, i) =>
    line
      .split('|')
      .map((text, part) => ({ text: text.trim(), x: [40, 300, 480][part] ?? 520, y: 40 + 14 * i }))
      .filter(({ text }) => text !== ''),
  );
}

const fieldsOf = (...lines: string[]) =>
  understandDocument({ pages: [aPage({ texts: sheet(...lines) })] }).fields;

describe('an invoice', () => {
  it('of a German company', () => {
    expect(
      fieldsOf(
        'Müller Maschinenbau GmbH',
        'Industriestr. 12 · 70565 Stuttgart',
        '',
        'Müller Maschinenbau GmbH · Industriestr. 12 · 70565 Stuttgart',
        'Schulze & Söhne OHG | Rechnungsnummer: | 2024-0815',
        'Hafenweg 3 | Rechnungsdatum: | 14.03.2024',
        '20457 Hamburg | Kundennummer: | 10023',
        ' | Lieferdatum: | 11.03.2024',
        'Rechnung',
        'Pos Bezeichnung | Menge | Gesamt',
        '1 Zahnrad M8 | 10 | 1.000,00 €',
        '2 Versand | 1 | 250,00 €',
        'Nettobetrag | | 1.250,00 €',
        'zzgl. 19 % MwSt. | | 237,50 €',
        'Gesamtbetrag | | 1.487,50 €',
        'Zahlbar bis 13.04.2024 ohne Abzug.',
        'Müller Maschinenbau GmbH | IBAN DE89 3704 0044 0532 0130 00 | BIC COBADEFFXXX',
        'Geschäftsführer: Karl Müller | USt-IdNr. DE123456789',
      ),
    ).toMatchObject({
      docType: 'invoice',
      companyName: 'Müller Maschinenbau GmbH',
      documentNumber: '2024-0815',
      documentDate: '2024-03-14',
      dueDate: '2024-04-13',
      deliveryDate: '2024-03-11',
      netTotal: 1250,
      taxTotal: 237.5,
      total: 1487.5,
      currency: 'EUR',
      iban: 'DE89370400440532013000',
    });
  });

  it('of a French company', () => {
    expect(
      fieldsOf(
        'SARL Dupont et Fils',
        '12 rue de la Paix',
        '75002 Paris',
        'SIRET 123 456 789 00012',
        ' | Facturé à :',
        ' | Boulangerie Martin SAS',
        ' | 5 avenue Foch',
        'FACTURE N° FA-2024-0012',
        'Date de facturation : 12/03/2024',
        "Date d'échéance : 11/04/2024",
        'Désignation | Quantité | Montant HT',
        'Prestation de conseil | 3 | 1 200,00 €',
        'Total HT | | 1 200,00 €',
        'TVA 20 % | | 240,00 €',
        'Total TTC | | 1 440,00 €',
        'IBAN : FR14 2004 1010 0505 0001 3M02 606',
      ),
    ).toMatchObject({
      docType: 'invoice',
      companyName: 'SARL Dupont et Fils',
      documentNumber: 'FA-2024-0012',
      documentDate: '2024-03-12',
      dueDate: '2024-04-11',
      netTotal: 1200,
      taxTotal: 240,
      total: 1440,
      currency: 'EUR',
    });
  });

  it('of a Dutch company', () => {
    expect(
      fieldsOf(
        'De Vries Techniek B.V. | Factuur',
        'Keizersgracht 1 | Factuurnummer: F2024-77',
        '1015 AA Amsterdam | Factuurdatum: 05-02-2024',
        'KvK 12345678 | Vervaldatum: 06-03-2024',
        'Jansen Bouw N.V.',
        'Dorpsstraat 9',
        'Omschrijving | Aantal | Bedrag',
        'Onderhoud | 1 | € 500,00',
        'Subtotaal | | € 500,00',
        'BTW 21% | | € 105,00',
        'Totaal te betalen | | € 605,00',
      ),
    ).toMatchObject({
      docType: 'invoice',
      companyName: 'De Vries Techniek B.V.',
      documentNumber: 'F2024-77',
      documentDate: '2024-02-05',
      dueDate: '2024-03-06',
      netTotal: 500,
      taxTotal: 105,
      total: 605,
    });
  });

  it('of a British company', () => {
    expect(
      fieldsOf(
        'Thames Consulting Limited | INVOICE',
        '10 Fleet Street, London EC4Y 1AA',
        'Bill to: | Invoice number | INV-1023',
        'Harbour Foods PLC | Invoice date | 3 March 2024',
        '2 Dock Road | Due date | 2 April 2024',
        'Description | Qty | Amount',
        'Advice on taxes | 2 | £1,000.00',
        'Subtotal | | £1,000.00',
        'VAT @ 20% | | £200.00',
        'Total due | | £1,200.00',
        'VAT Reg No GB 123 4567 89',
      ),
    ).toMatchObject({
      docType: 'invoice',
      companyName: 'Thames Consulting Limited',
      buyerName: 'Harbour Foods PLC',
      documentNumber: 'INV-1023',
      documentDate: '2024-03-03',
      dueDate: '2024-04-02',
      netTotal: 1000,
      taxTotal: 200,
      total: 1200,
      currency: 'GBP',
    });
  });

  it('of an American company, whose dates put the month first', () => {
    expect(
      fieldsOf(
        'Acme Widgets LLC | INVOICE',
        '500 Main Street, Springfield, IL 62701',
        'Bill To: | INVOICE # 1001',
        'Globex Corporation | DATE 04/03/2024',
        '12 Elm Ave, Dayton, OH 45402 | DUE DATE 05/03/2024',
        'DESCRIPTION | QTY | AMOUNT',
        'Widget, large | 4 | $400.00',
        'Subtotal | | $400.00',
        'Sales tax 6.25% | | $25.00',
        'Balance due | | $425.00',
      ),
    ).toMatchObject({
      docType: 'invoice',
      companyName: 'Acme Widgets LLC',
      documentNumber: '1001',
      documentDate: '2024-04-03',
      dueDate: '2024-05-03',
      netTotal: 400,
      taxTotal: 25,
      total: 425,
      currency: 'USD',
    });
  });

  it('whose sums stand under their names', () => {
    expect(
      fieldsOf(
        'Nordwind Energie AG | Rechnung Nr. 99871',
        'Rechnungsdatum 01.02.2024',
        'Nettobetrag | MwSt-Betrag | Endbetrag',
        '1.056,05 | 200,65 | 1.256,70',
        'EUR',
      ),
    ).toMatchObject({ netTotal: 1056.05, taxTotal: 200.65, total: 1256.7, documentNumber: '99871' });
  });

  it('in Spanish and in Italian', () => {
    expect(
      fieldsOf(
        'Suministros Levante S.L.',
        'Factura nº: A-2024/15 | Fecha: 07/05/2024',
        'Cliente: Hotel Mar S.A.',
        'Base imponible | | 300,00 €',
        'IVA 21% | | 63,00 €',
        'Total factura | | 363,00 €',
      ),
    ).toMatchObject({
      companyName: 'Suministros Levante S.L.',
      documentNumber: 'A-2024/15',
      documentDate: '2024-05-07',
      total: 363,
    });
    expect(
      fieldsOf(
        'Officine Rossi S.r.l.',
        'Fattura n. 45/2024 del 09/05/2024',
        'Spett.le Bianchi S.p.A.',
        'Imponibile | | 1.000,00',
        'IVA 22% | | 220,00',
        'Totale fattura | | € 1.220,00',
      ),
    ).toMatchObject({
      companyName: 'Officine Rossi S.r.l.',
      documentNumber: '45/2024',
      documentDate: '2024-05-09',
      total: 1220,
    });
  });

  it('that gives money back is a credit note', () => {
    expect(
      fieldsOf(
        'Acme Tools Ltd',
        'CREDIT NOTE',
        'Credit note no: CN-77',
        'Date: 5 June 2024',
        'Total | | £120.00',
      ),
    ).toMatchObject({
      docType: 'credit-note',
      companyName: 'Acme Tools Ltd',
      documentNumber: 'CN-77',
      total: 120,
    });
  });

  it('names its seller in full where a label says so', () => {
    expect(
      fieldsOf(
        'Rechnung Nr. 4711 vom 31.10.2018',
        'Verkäufer:',
        'Rohstoff AG Salzgitter',
        'Marktstr. 153',
        '',
        'Gesamtbetrag | | 10,00 €',
      ),
    ).toMatchObject({ companyName: 'Rohstoff AG Salzgitter' });
  });
});
