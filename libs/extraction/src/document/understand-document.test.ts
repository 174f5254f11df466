import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { extractionResultSchema } from '@gemmavision/domain/documents';
import { aPage, linesOfText, statement } from '../page/page-builder.ts';
import type { Page } from '../page/index.ts';
import { understandDocument } from './understand-document.ts';

const read = (pages: Page[], attachments: { name: string; content: string }[] = []) => {
  const understanding = understandDocument({ pages, attachments });
  extractionResultSchema.parse({ file: 'a.pdf', sha256: '', mediaType: 'application/pdf', ...understanding });
  return understanding;
};

const receipt = [
  'MEGAH STATIONERY SDN BHD',
  '(123456-W)',
  'NO. 53, JALAN SAGU 18,',
  '81100 JOHOR BAHRU, JOHOR',
  'TEL: 07-3874904',
  'TAX INVOICE',
  'Invoice No: CS0058574',
  'Date: 03/04/2018 15:23:00',
  'PENS 2 7.70 15.42',
  'Sub Total 14.55',
  'GST 6% 0.87',
  'Total Incl. GST 15.42',
  'Rounding -0.02',
  'CASH 50.00',
  'CHANGE 34.60',
  'THANK YOU',
];

describe('a receipt', () => {
  const { fields } = read([aPage({ source: 'ocr', texts: linesOfText(receipt) })]);
  it('is known by its words, and its total is the printed one', () => {
    expect(fields).toMatchObject({
      docType: 'receipt',
      companyName: 'MEGAH STATIONERY SDN BHD',
      address: 'NO. 53, JALAN SAGU 18, 81100 JOHOR BAHRU, JOHOR',
      documentDate: '2018-04-03',
      documentNumber: 'CS0058574',
      total: 15.42,
    });
  });
  it('shows where each field stands', () => {
    for (const field of ['companyName', 'address', 'documentDate', 'total'])
      expect(fields.evidence[field]).toMatchObject({ page: 1 });
    expect(fields.evidence['documentDate']?.bbox[1]).toBe(40 + 7 * 14);
  });
});

const invoice = [
  'Handelsrechnung Nr. 4711-02 vom 05.03.2018',
  'Währung: EUR',
  'Verkäufer',
  'Name: Lieferant GmbH',
  'Käufer',
  'Name: Kunden AG Mitte',
  'Rechnungssumme ohne USt. 473,00',
  'Steuerbetrag 56,87',
  'Bruttosumme 529,87',
  'Zahlbetrag 529,87',
  'Zahlbar bis 04.04.2018',
  'IBAN DE88 2008 0000 0970 3757 00',
];

describe('an invoice', () => {
  it('is read in German as in other languages', () => {
    expect(read([aPage({ texts: linesOfText(invoice) })]).fields).toMatchObject({
      docType: 'invoice',
      companyName: 'Lieferant GmbH',
      buyerName: 'Kunden AG Mitte',
      documentNumber: '4711-02',
      documentDate: '2018-03-05',
      dueDate: '2018-04-04',
      netTotal: 473,
      taxTotal: 56.87,
      total: 529.87,
      currency: 'EUR',
      iban: 'DE88200800000970375700',
    });
  });

  it('lets the attached XML win, and says where the page disagrees', () => {
    const xml = `<Invoice><ID>4711-02</ID><IssueDate>2018-03-05</IssueDate><DocumentCurrencyCode>EUR</DocumentCurrencyCode>
      <LegalMonetaryTotal><TaxInclusiveAmount>600.00</TaxInclusiveAmount></LegalMonetaryTotal></Invoice>`;
    const { fields, warnings } = read(
      [aPage({ texts: linesOfText(invoice) })],
      [{ name: 'xrechnung.xml', content: xml }],
    );
    expect(fields.total).toBe(600);
    expect(fields.evidence['total']).toBeUndefined();
    expect(fields.evidence['documentNumber']?.bbox[1]).toBe(40);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('total');
  });
});

describe('a filing', () => {
  const cover = aPage({
    texts: linesOfText([
      'SECURITIES AND EXCHANGE COMMISSION',
      'FORM 10-K',
      'For the fiscal year ended August 29, 2021',
      'Megastore Wholesale Corporation',
      '(Exact name of registrant as specified in its charter)',
    ]),
  });
  const income = aPage({
    number: 2,
    texts: [
      { text: 'CONSOLIDATED STATEMENTS OF INCOME', x: 180, y: 40 },
      { text: '(amounts in millions, except per share data)', x: 180, y: 54 },
      ...statement(
        [
          ['', '2021', '2020'],
          ['Net sales', '$ 192,052', '$ 163,220'],
          ['Total revenue', '195,929', '166,761'],
          ['Net income including noncontrolling interests', '5,079', '4,059'],
          ['NET INCOME ATTRIBUTABLE TO MEGASTORE', '$ 5,007', '$ 4,002'],
          ['Diluted net income per share', '$ 11.27', '$ (9.02)'],
        ],
        [450, 550],
      ),
    ],
  });
  const { fields } = read([cover, income]);

  it('gives its name and period from the cover', () => {
    expect(fields).toMatchObject({
      docType: '10-K',
      companyName: 'Megastore Wholesale Corporation',
      documentDate: '2021-08-29',
      periodEnd: '2021-08-29',
    });
  });

  it('gives key figures scaled, signed and dated, the own period first', () => {
    const figures = fields.keyFigures.map(({ label, value, period }) => [label, value, period]);
    expect(figures).toEqual([
      ['revenue', 195929e6, '2020-08-30/2021-08-29'],
      ['revenue', 166761e6, '2019-08-30/2020-08-29'],
      ['netIncome', 5007e6, '2020-08-30/2021-08-29'],
      ['netIncome', 4002e6, '2019-08-30/2020-08-29'],
      ['dilutedEps', 11.27, '2020-08-30/2021-08-29'],
      ['dilutedEps', -9.02, '2019-08-30/2020-08-29'],
    ]);
    expect(fields.keyFigures[0]).toMatchObject({ printed: '195,929', scale: 1e6, page: 2 });
  });
});

describe('any document', () => {
  it('without pages or words is nothing in particular', () => {
    expect(read([]).fields).toMatchObject({ docType: 'other', companyName: null, documentDate: null });
    expect(read([aPage({})]).tables).toEqual([]);
  });

  it('is read without throwing, and the same way twice', () => {
    const bits = fc.constantFrom(
      'Total',
      'Invoice',
      'No.',
      '12/03/2018',
      '1,234.50',
      '€',
      'GmbH',
      'FORM 10-Q',
      '(5)',
      'net income',
      'per share',
      'ended June 30, 2023',
      'DE88',
      ':',
      'Seller:',
      '',
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(bits, { maxLength: 6 }), { maxLength: 25 }),
        fc.boolean(),
        (lines, isScan) => {
          const page = aPage({
            source: isScan ? 'ocr' : 'text-layer',
            texts: linesOfText(lines.map((line) => line.join(' '))),
          });
          expect(read([page])).toEqual(read([page]));
        },
      ),
      { numRuns: 60 },
    );
  });
});
