import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPii } from './recognise.ts';
import { statementLines } from './statement-lines.ts';

const found = (text: string) => findPii(text).map(({ type, start, end }) => [type, text.slice(start, end)]);

describe('findPii', () => {
  it.each([
    ['write to ann.lee+x@mail.example.co.uk.', 'EMAIL_ADDRESS', 'ann.lee+x@mail.example.co.uk'],
    ['card 4111 1111 1111 1111 on file', 'CREDIT_CARD', '4111 1111 1111 1111'],
    ['Amex 3782-822463-10005', 'CREDIT_CARD', '3782-822463-10005'],
    ['SSN 219-09-9999', 'US_SSN', '219-09-9999'],
    ['social security number: 219 09 9999', 'US_SSN', '219 09 9999'],
    ['from 192.168.10.254 today', 'IP_ADDRESS', '192.168.10.254'],
    ['host 2001:db8::8a2e:370:7334 answered', 'IP_ADDRESS', '2001:db8::8a2e:370:7334'],
    ['IBAN DE88 2008 0000 0970 3757 00', 'IBAN_CODE', 'DE88 2008 0000 0970 3757 00'],
    ['IBAN DE88 2OO8 0000 O970 3757 00', 'IBAN_CODE', 'DE88 2OO8 0000 O970 3757 00'],
    ['Desk: +41 (0)22 471 07 95', 'PHONE_NUMBER', '+41 (0)22 471 07 95'],
    ['ring (212) 555-0199 at noon', 'PHONE_NUMBER', '(212) 555-0199'],
    ['Fax: 2128777106', 'PHONE_NUMBER', '2128777106'],
    ['write or +1 (212) 736-5000', 'PHONE_NUMBER', '+1 (212) 736-5000'],
    ['at +49 (89) 12 34 56 daily', 'PHONE_NUMBER', '+49 (89) 12 34 56'],
    ['42-33-52-99 office', 'PHONE_NUMBER', '42-33-52-99'],
    ['Tel. 030/1234567', 'PHONE_NUMBER', '030/1234567'],
    ['call us at 1-800-555-0199 ext. 12', 'PHONE_NUMBER', '1-800-555-0199 ext. 12'],
    ['Attn: Halvar Grimstad', 'PERSON', 'Halvar Grimstad'],
    ['/s/ Ottilie Brandvold', 'PERSON', 'Ottilie Brandvold'],
    ['Ms. Rothwell signed the report', 'PERSON', 'Rothwell'],
    ['Peter A. Lindqvist, Chief Financial Officer', 'PERSON', 'Peter A. Lindqvist'],
    [
      'reached at 250 Harbor View Road, Suite 12, Salem, OR 97301',
      'STREET_ADDRESS',
      '250 Harbor View Road, Suite 12, Salem, OR 97301',
    ],
    ['Lange Straße 12a\n10115 Berlin', 'STREET_ADDRESS', 'Lange Straße 12a\n10115 Berlin'],
    ['35 rue de la Gare, 69001 Lyon', 'STREET_ADDRESS', '35 rue de la Gare, 69001 Lyon'],
    ['Keizersgracht 410, 1016 GC Amsterdam', 'STREET_ADDRESS', 'Keizersgracht 410, 1016 GC Amsterdam'],
    ['P.O. Box 1823', 'STREET_ADDRESS', 'P.O. Box 1823'],
  ])('%j holds %s', (text, type, span) => expect(found(text)).toEqual([[type, span]]));

  it.each([
    '4111 1111 1111 1112',
    '000-12-3456',
    '666-12-3456',
    '219 09 9999',
    '256.1.1.1',
    '1.2.3.4.5',
    'Section 4.1.2.3 applies at 12:30:05',
    'DE88 2008 0000 0970 3757 01',
    'DE88 2OO8 0000 O970 3757 01',
    'a@b',
    'see note 3',
    'Commission File Number: 001-35727',
    'CIK 0000320193, I.R.S. Employer Identification No. 77-0467272',
    'Invoice no. 471102, date 05.03.2017 12:30, order 2014-08-03-0017',
    'Mobile 12 345 678 11 234 567',
    'Bank of Springfield and Miller Holdings Inc. agreed',
    'CONSOLIDATED BALANCE SHEETS',
    'offices in Berlin and Northern California',
    'Credit Agreement with Deutsche Bank',
  ])('finds nothing in %j', (text) => expect(found(text)).toEqual([]));

  it('marks a family name again where it stands alone', () =>
    expect(found('Dr. Ida Vestergaard wrote it. Early in May Vestergaard left.')).toEqual([
      ['PERSON', 'Ida Vestergaard'],
      ['PERSON', 'Vestergaard'],
    ]));

  it('reads the head of a letter', () =>
    expect(found('Tarik Bozdag\n\n14 Mill Lane\nLeeds LS1 4AP\nMobile: 07700 900123')).toEqual([
      ['PERSON', 'Tarik Bozdag'],
      ['STREET_ADDRESS', '14 Mill Lane\nLeeds LS1 4AP'],
      ['PHONE_NUMBER', '07700 900123'],
    ]));

  it('never takes a line of a printed statement for personal data', () => {
    for (const line of statementLines) expect([line, found(line)]).toEqual([line, []]);
    expect(found(statementLines.join('\n'))).toEqual([]);
  });

  it('never takes a figure of a statement for personal data', () => {
    const figure = fc
      .tuple(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), fc.constantFrom('', '.5', '.25', '%'))
      .map(([value, tail]) => value.toLocaleString('en-US') + tail);
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 12 }), (figures) =>
        expect(findPii(`Net sales ${figures.join(' ')}`)).toEqual([]),
      ),
    );
  });
});
