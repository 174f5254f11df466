import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aPage, linesOfText } from '../../page/page-builder.ts';
import { understandDocument } from '../../document/understand-document.ts';
import { documentLines } from '../document-lines.ts';
import { misreadDates } from './misread-dates.ts';
import { receiptDate } from './receipt-date.ts';
import { receiptTotal } from './receipt-total.ts';
import { shopName } from './shop-name.ts';
import { tillAmounts } from './till-amounts.ts';
import { tillText } from './till-words.ts';

const linesOf = (texts: readonly string[]) =>
  documentLines([aPage({ source: 'ocr', texts: linesOfText(texts) })]);
const total = (...texts: string[]) => receiptTotal(linesOf(texts))?.value;
const date = (...texts: string[]) => receiptDate(linesOf(texts))?.value;
const shop = (...texts: string[]) => shopName(linesOf(texts))?.value;

describe('the words of a till', () => {
  it.each([
    ['Tatal Inclusive GST: 465.00', 'total inclusive gst'],
    ['SubTota! : 13.00', 'subtotal'],
    ['TOTALSALES(INCLUSIVEOFGST)', 'total sales inclusive of gst'],
    ['RUUNDING ADJUSTMENTS', 'rounding adjustment'],
    ['TO T AL : 112.35', 'total'],
    ['C A S H 20.00', 'cash'],
  ])('are what OCR took them from: %s', (read, meant) => {
    expect(tillText(read).replace('inclusiveofgst', 'inclusive of gst')).toContain(meant);
  });
});

describe('the amounts of a till', () => {
  it.each([
    ['TOTAL RM 64. 15', 64.15],
    ['TOTAL RN72,74', 72.74],
    ['GARBAGE BAG RM1S.90', 15.9],
    ['Change 0.O0', 0],
    ['Grand Total rel 8 35', 8.35],
  ])('are read though OCR slipped: %s', (text, value) => {
    expect(tillAmounts(text).at(-1)?.value).toBe(value);
  });

  it('stand where they say, and are finite', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        for (const { start, end, value } of tillAmounts(text)) {
          expect(Number.isFinite(value)).toBe(true);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('the total of a receipt', () => {
  it('is what is payable after rounding, where that is printed', () => {
    expect(
      total('Total Sales (Inclusive GST) RM 72.74', 'Rounding Adjustment RM .01', 'Rounding RM 72.75'),
    ).toBe(72.75);
    expect(
      total('TOTAL (INCLUSIVE OF GST): 31.02', 'ROUNDING ADJ: -0.02', 'TOTAL: 31.00', 'CASH: 31.00'),
    ).toBe(31);
  });

  it('is the printed total where rounding is only done on the cash', () => {
    expect(
      total('SUBTOTAL 2.28', 'TOTAL (GST INCL) 2.28', 'CASH 3.00', 'ROUNDING 0.02', 'CHANGE DUE 0.70'),
    ).toBe(2.28);
  });

  it('is no count, no discount and no sum before tax', () => {
    expect(
      total(
        'TOTAL QTY 2',
        'TOTAL EXCL. GST 28.11',
        'ADD: GST @ 6% ON 1.69',
        '29.80',
        'CASH 50.00',
        'CHANGE 20.20',
      ),
    ).toBe(29.8);
    expect(total('ITEM 2 TOTAL WITH GST 77.20', 'TOTAL SAVING 3.00 TOTAL 77.20')).toBe(77.2);
  });

  it('is mended where all sums say that one figure was misread', () => {
    expect(
      total('Total Sales (Excluding GST) 51.42', 'Total GST 3.08', 'Total Sales (Inclusive of GST) 64.50'),
    ).toBe(54.5);
    expect(total('SUBTOTAL 12.00', 'TOTAL 12.80', 'CASH 20.00', 'CHANGE 8.00')).toBe(12);
  });

  it('is never changed for a sum that is off by more than a figure', () => {
    expect(total('TOTAL 38.80', 'CASH 50.00', 'CHANGE 1.00')).toBe(38.8);
  });

  it('is read though its figures were set apart', () => {
    expect(total('TOTAL (INCLUSIVE OF GST): 112.36', 'ROUNDING ADJ: -0.01', 'TO T AL : 1 1 2 . 35')).toBe(
      112.35,
    );
  });

  it('is read from American receipts as well', () => {
    expect(
      total('Coffee 4.50', 'Bagel 3.25', 'Subtotal 7.75', 'Sales Tax 0.69', 'Total 8.44', 'VISA 8.44'),
    ).toBe(8.44);
    expect(total('BALANCE DUE 23.10', 'CASH 30.00', 'CHANGE 6.90')).toBe(23.1);
  });
});

describe('the date of a receipt', () => {
  it.each([
    ['Date 25-Q1-16 11:59', '2016-01-25'],
    ['DATE: 2503/2018', '2018-03-25'],
    ['Date: 22/03/2078 10:18', '2018-03-22'],
    ['Date : 5/3/2018 22:52:33', '2018-03-05'],
    ['Date 26/Fen/2017 07:43', '2017-02-26'],
    ['Date 25/12/20188:13:39PM', '2018-12-25'],
    ['16:58 19/05/18', '2018-05-19'],
    ['DATE: 2 0/ 03/ 20 1 8', '2018-03-20'],
  ])('is read from %s', (line, iso) => {
    expect(date('SOME SHOP', line, 'TOTAL 5.00')).toBe(iso);
  });

  it('is of a year in which its tax was charged', () => {
    expect(date('SOME SHOP SDN BHD', 'GST ID 000181747712', '05-12-14')).toBe('2016-12-05');
  });

  it('is not taken from telephone numbers and codes', () => {
    expect(date('SOME SHOP', 'TEL 03-4296 0133', '9556939040118', 'TOTAL 5.00')).toBeUndefined();
  });

  it('is a day of the calendar within the years given, whatever was read', () => {
    const years = { first: 2015, last: 2018 };
    const noisy = fc.string({ unit: fc.constantFrom(...'0123456789/-. OlISQaDate:Jan'), maxLength: 24 });
    fc.assert(
      fc.property(noisy, (text) => {
        for (const { iso, start, end } of misreadDates(text, years)) {
          expect(new Date(`${iso}T00:00:00Z`).toISOString().slice(0, 10)).toBe(iso);
          expect(Number(iso.slice(0, 4))).toBeGreaterThanOrEqual(years.first);
          expect(Number(iso.slice(0, 4))).toBeLessThanOrEqual(years.last);
          expect(text.slice(start, end)).toMatch(/\d/);
        }
      }),
    );
  });
});

describe('the shop of a receipt', () => {
  it('is the line with the legal form, its slips mended', () => {
    expect(shop('tan woon yann', 'HERO OISTRIBUTION SON BHD', '(666770-U)', 'JALAN SAGU 18')).toBe(
      'HERO DISTRIBUTION SDN BHD',
    );
    expect(shop('MR. D.I.¥. (4) SDN BHD', 'CO-REG: 860671-D')).toBe('MR. D.I.Y. (M) SDN BHD');
    expect(shop('GERBANG ALAF RESTAURANTSSDNBHD', 'LICENSEE OF')).toBe('GERBANG ALAF RESTAURANTS SDN BHD');
  });

  it('is mended by brackets that do not close, and by figures between letters', () => {
    expect(shop('FUN N CHEER (MALURD', 'LOT 37636, JALAN 6/37A')).toBe('FUN N CHEER (MALURI)');
    expect(shop('KMF F00DICIOUS SDN BHD (1132106-H)', 'NO. 9-G')).toBe('KMF FOODICIOUS SDN BHD');
    expect(shop('KSTATIONERY & OFFICE SUPPLIES', 'NO.9, JALAN MANIS 3')).toBe(
      'KSTATIONERY & OFFICE SUPPLIES',
    );
  });

  it('goes on over two lines', () => {
    expect(shop('WESTERN EASTERN', 'STATIONERY SDN. BHD', 'CO REG NO : 210038-K')).toBe(
      'WESTERN EASTERN STATIONERY SDN. BHD',
    );
  });

  it('is no slogan, no number and no address', () => {
    expect(shop('TQ FOR SHOPPING WITH US', 'PAGOH REST AND SERVICE AREA', 'LOT R1, JALAN UTAMA')).toBe(
      'PAGOH REST AND SERVICE AREA',
    );
    expect(shop('3180301', 'KEDAI PAPAN YEW CHUAN', '(0005583085-K)', 'LOT 276 JALAN BANTING')).toBe(
      'KEDAI PAPAN YEW CHUAN',
    );
    expect(shop('SIMPLIFIED TAX INVOICE', 'THREE STOOGES', 'BISTRO & CAFE', '109, SS21/1A,')).toBe(
      'THREE STOOGES',
    );
  });

  it('leaves names alone that nothing speaks against', () => {
    expect(shop('GOLDEN KEY MAKER', '(000760274-K)', 'NO 5, JALAN KENARI 2')).toBe('GOLDEN KEY MAKER');
    expect(shop("TRADER JOE'S", '123 MAIN STREET', 'SPRINGFIELD, IL 62701')).toBe("TRADER JOE'S");
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 12 }), (texts) => {
        const lines = linesOf(texts.filter((text) => text.trim() !== ''));
        expect(() => [shopName(lines), receiptDate(lines), receiptTotal(lines)]).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});

describe('what else a receipt says', () => {
  const { fields } = understandDocument({
    pages: [
      aPage({
        source: 'ocr',
        texts: linesOfText([
          'MEGAH MINI MARKET SDN BHD',
          'NO. 53, JALAN SAGU 18, 81100 JOHOR BAHRU, JOHOR',
          'TEL: 07-1234567',
          'Receipt No: CS00123',
          'Date: 03/04/2018 10:22',
          '2174 SARSAPARILLA 1.5L RM 2.95',
          '325 CINTAN MI PERISA ASLI RM 7.00',
          '2 X RM 3.50',
          'WAYCARE PLASTER',
          '9556939040116 5.30',
          'Total (Incl. GST) RM 15.25',
          'VISA RM 15.25',
        ]),
      }),
    ],
  });

  it('have the price of one beside their reduction', () => {
    const { fields } = understandDocument({
      pages: [
        aPage({
          source: 'ocr',
          texts: linesOfText([
            'BLUE HILL STATIONERY SDN BHD',
            'CASH BILL',
            '25/12/2018 8:13 PM',
            'MODELLING CLAY',
            '2 PC 4.500 0.00 9.00',
            'PENCIL HB',
            '1 PC 3.00 0.50 2.50',
            'TOTAL 11.50',
          ]),
        }),
      ],
      attachments: [],
    });
    expect(fields.lineItems?.map(({ quantity, unitPrice, amount }) => [quantity, unitPrice, amount])).toEqual(
      [
        [2, 4.5, 9],
        [1, 3, 2.5],
      ],
    );
  });

  it('are its items, with how many of each', () => {
    expect(
      fields.lineItems?.map(({ description, quantity, amount }) => [description, quantity, amount]),
    ).toEqual([
      ['SARSAPARILLA 1.5L', null, 2.95],
      ['CINTAN MI PERISA ASLI', 2, 7],
      ['WAYCARE PLASTER', null, 5.3],
    ]);
  });

  it('is how it was paid, and where the shop is', () => {
    expect(fields).toMatchObject({
      paymentMethod: 'card',
      address: 'NO. 53, JALAN SAGU 18, 81100 JOHOR BAHRU, JOHOR',
      documentNumber: 'CS00123',
      total: 15.25,
    });
  });
});
