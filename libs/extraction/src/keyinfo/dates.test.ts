import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysIn, findDates, isoDate } from './dates.ts';
import { monthsIn, periodOf, writePeriod } from './periods.ts';

const first = (text: string, order?: 'day-first' | 'month-first') => findDates(text, order)[0]?.iso;

describe('findDates', () => {
  it.each([
    ['25/12/2018 8:13:39 PM', '2018-12-25'],
    ['28-12-17', '2017-12-28'],
    ['02/JAN/2017', '2017-01-02'],
    ['2017-05-09', '2017-05-09'],
    ['05.03.2018', '2018-03-05'],
    ['19 april 2014', '2014-04-19'],
    ['02 Juillet 2015', '2015-07-02'],
    ['3. März 2021', '2021-03-03'],
    ['12 de enero de 2020', '2020-01-12'],
    ['1 dicembre 2019', '2019-12-01'],
    ['August 3 , 2014', '2014-08-03'],
    ['January 24, 2023', '2023-01-24'],
    ['1er août 2022', '2022-08-01'],
  ])('reads %j', (text, iso) => expect(first(text)).toBe(iso));

  it('takes an ambiguous date day first, or month first where told so, and never an impossible month', () => {
    expect(first('03/04/2021')).toBe('2021-04-03');
    expect(first('03/04/2021', 'month-first')).toBe('2021-03-04');
    expect(first('12/25/2021')).toBe('2021-12-25');
    expect(first('25/12/2021', 'month-first')).toBe('2021-12-25');
  });

  it.each(['31/02/2020', '1.234.567', 'A-12345-67', '99/99/9999', '10.50', '2023'])(
    'sees no date in %j',
    (text) => expect(findDates(text)).toEqual([]),
  );

  it('reads back every day in every way of writing it', () => {
    const day = fc.date({ min: new Date('1980-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });
    const names = [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ];
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = iso.split('-');
        const name = names[Number(m) - 1];
        for (const text of [
          iso,
          `${d}.${m}.${y}`,
          `${Number(d)} ${name} ${y}`,
          `${name} ${Number(d)}, ${y}`,
          `${y}/${m}/${d}`,
        ]) {
          expect(first(`on ${text} at noon`)).toBe(iso);
        }
        expect(first(`${m}/${d}/${y}`, 'month-first')).toBe(iso);
      }),
    );
  });
});

describe('isoDate', () => {
  it('knows leap years', () => {
    expect(isoDate(2024, 2, 29)).toBe('2024-02-29');
    expect(isoDate(2100, 2, 29)).toBeUndefined();
    expect(daysIn(2000, 2)).toBe(29);
  });
});

describe('periods', () => {
  it.each([
    ['Three Months Ended', 3],
    ['39 Weeks Ended', 9],
    ['Fiscal Year', 12],
    ['Q4', 3],
    ['As of December 31,', 0],
    ['Change', undefined],
  ])('%j covers %j months', (text, months) => expect(monthsIn(text)).toBe(months));

  it('takes the day of a bare year from the heading, else from the own period', () => {
    expect(periodOf('Year Ended December 31, 2017', { own: undefined, usual: undefined })).toEqual({
      end: '2017-12-31',
      months: 12,
    });
    expect(periodOf('Twelve Months Ended June 30, 2023', { own: '2023-06-30', usual: undefined })).toEqual({
      end: '2023-06-30',
      months: 12,
    });
    expect(periodOf('2022', { own: '2023-06-30', usual: 0 })).toEqual({ end: '2022-06-30', months: 0 });
  });

  it('writes a duration from the day after the last one ended', () => {
    expect(writePeriod({ end: '2021-12-31', months: 12 })).toBe('2021-01-01/2021-12-31');
    expect(writePeriod({ end: '2021-08-29', months: 12 })).toBe('2020-08-30/2021-08-29');
    expect(writePeriod({ end: '2023-06-30', months: 3 })).toBe('2023-04-01/2023-06-30');
    expect(writePeriod({ end: '2023-06-30', months: 0 })).toBe('2023-06-30');
  });
});
