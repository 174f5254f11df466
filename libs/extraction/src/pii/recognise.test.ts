import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPii } from './recognise.ts';

const found = (text: string) => findPii(text).map(({ type, start, end }) => [type, text.slice(start, end)]);

describe('findPii', () => {
  it.each([
    ['write to ann.lee+x@mail.example.co.uk.', 'EMAIL_ADDRESS', 'ann.lee+x@mail.example.co.uk'],
    ['card 4111 1111 1111 1111 on file', 'CREDIT_CARD', '4111 1111 1111 1111'],
    ['Amex 3782-822463-10005', 'CREDIT_CARD', '3782-822463-10005'],
    ['SSN 219-09-9999', 'US_SSN', '219-09-9999'],
    ['from 192.168.10.254 today', 'IP_ADDRESS', '192.168.10.254'],
    ['IBAN DE88 2008 0000 0970 3757 00', 'IBAN_CODE', 'DE88 2008 0000 0970 3757 00'],
  ])('%j holds %s', (text, type, span) => expect(found(text)).toEqual([[type, span]]));

  it.each([
    '4111 1111 1111 1112',
    '000-12-3456',
    '666-12-3456',
    '256.1.1.1',
    '1.2.3.4.5',
    'DE88 2008 0000 0970 3757 01',
    'a@b',
    'see note 3',
  ])('finds nothing in %j', (text) => expect(found(text)).toEqual([]));

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
