import { describe, expect, it } from '@jest/globals';
import { aPage, linesOfText } from '../page/page-builder.ts';
import { readFields } from './read-fields.ts';

const fieldsOf = (lines: readonly string[]) =>
  readFields([aPage({ texts: linesOfText(lines) })], [], []).fields;

const notes = [
  'Notes to Condensed Consolidated Financial Statements (Unaudited)',
  'consolidated financial statements included in its Annual Report on Form 10-K for the fiscal',
  'year ended September 24, 2022.',
  'July 1, 2023 September 24, 2022',
  'Cash 27,654 20,535',
];

describe('a page of a filing without its cover', () => {
  it('takes its name from the head and its kind from the foot', () => {
    expect(
      fieldsOf(['Acme Holdings Inc.', ...notes, 'Acme Holdings Inc. | Q3 2023 Form 10-Q | 6']),
    ).toMatchObject({
      docType: '10-Q',
      companyName: 'Acme Holdings Inc.',
      periodEnd: '2023-07-01',
    });
  });

  it('says nothing rather than something wrong', () => {
    expect(fieldsOf(notes)).toMatchObject({ docType: 'other', companyName: null });
  });

  it.each(['QUARTERLY REPORT', 'We reported higher sales', 'FY 2011 ANNUAL REPORT'])(
    'takes "%s" for no company',
    (line) => {
      expect(fieldsOf([line, 'net sales, consolidated, in millions']).companyName).toBeNull();
    },
  );
});

describe('the number of a receipt', () => {
  const receipt = (lines: readonly string[]) =>
    readFields(
      [
        aPage({
          source: 'ocr',
          texts: linesOfText([
            'SIMPLIFIED TAX INVOICE',
            ...lines,
            'TOTAL RM 64.15',
            'CASH 100.00',
            'CHANGE 35.85',
          ]),
        }),
      ],
      [],
      [],
    ).fields.documentNumber;

  it('is found behind a colon that OCR read as another mark', () => {
    expect(receipt(['Invoice © 681355 Cashier NINI', 'Table No : C38'])).toBe('681355');
  });

  it('is never that of a table or a tax office', () => {
    expect(receipt(['Table No : C38', 'GST ID No. 001439154176'])).toBeUndefined();
  });
});
