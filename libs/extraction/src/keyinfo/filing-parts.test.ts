import { describe, expect, it } from '@jest/globals';
import { aPage, linesOfText, statement } from '../page/page-builder.ts';
import { understandDocument } from '../document/understand-document.ts';

type Row = readonly string[];

/** One page: lines of text above a statement whose numbers end at the given edges. */
function sheet(
  number: number,
  title: readonly string[],
  rows: readonly Row[] = [],
  edges: readonly number[] = [470, 570],
) {
  return aPage({
    number,
    texts: [...linesOfText(title, 40), ...statement(rows, edges, 60 + title.length * 14)],
  });
}

const read = (...pages: ReturnType<typeof sheet>[]) => understandDocument({ pages });
const figuresOf = (document: ReturnType<typeof read>) =>
  document.fields.keyFigures.map(({ label, value, period }) => `${label} ${value} ${period}`);

describe('the cover of a filing', () => {
  const name = '(Exact name of registrant as specified in its charter)';
  it.each([
    ['in the same line', ['FORM 10-K', 'For the fiscal year ended May 31, 2022', `Acme Inc. ${name}`]],
    [
      'behind a colon',
      [
        'FORM 10-K',
        'For the fiscal year ended May 31, 2022',
        'Exact name of registrant as specified in its charter: Acme Inc.',
      ],
    ],
    [
      'above a rule',
      ['FORM 10-K', 'For the fiscal year ended May 31, 2022', 'Acme Inc.', '______________________', name],
    ],
    [
      'above its name for it',
      [
        'FORM 10-K',
        'of 1934 for the fiscal year ended May 31, 2022',
        'Commission file number 1-1',
        'Acme Inc.',
        name,
      ],
    ],
    [
      'of an amended report',
      ['FORM 10-K/A', 'Amendment No. 1', 'For the fiscal year ended May 31, 2022', 'ACME INC.', name],
    ],
  ])('names the filer %s', (_where, lines) => {
    const { fields } = read(sheet(1, lines));
    expect(fields).toMatchObject({ docType: '10-K', periodEnd: '2022-05-31' });
    expect(fields.companyName?.toLowerCase()).toBe('acme inc.');
  });
});

describe('an income statement', () => {
  it('may leave its total of revenues without a name', () => {
    const document = read(
      sheet(1, [
        'FORM 10-K',
        'For the fiscal year ended December 31, 2022',
        'Acme Resorts',
        '(Exact name of registrant as specified in its charter)',
      ]),
      sheet(
        2,
        [
          'CONSOLIDATED STATEMENTS OF OPERATIONS',
          '(In thousands, except per share data)',
          'Year Ended December 31,',
        ],
        [
          ['', '2022', '2021'],
          ['Revenues'],
          ['Casino', '$ 5,700,100', '$ 5,300,200'],
          ['Rooms', '3,000,000', '1,700,000'],
          ['', '8,700,100', '7,000,200'],
          ['Expenses'],
          ['Casino', '3,000,000', '2,500,000'],
          ['Net income attributable to Acme Resorts', '$ 1,473,000', '$ 1,254,000'],
          ['Diluted', '$ 3.49', '$ 2.41'],
        ],
      ),
    );
    expect(figuresOf(document)).toContain('revenue 8700100000 2022-01-01/2022-12-31');
  });

  it('has its net income apart from what each share earned', () => {
    const document = read(
      sheet(1, [
        'FORM 10-K',
        'For the fiscal year ended December 31, 2022',
        'Acme Power',
        '(Exact name of registrant as specified in its charter)',
      ]),
      sheet(
        2,
        ['Consolidated Statements of Operations', '(in millions, except per share amounts)'],
        [
          ['', '2022', '2021'],
          ['Total revenue', '$ 12,617', '$ 11,141'],
          ['NET INCOME (LOSS)', '(505)', '(951)'],
          ['DILUTED EARNINGS PER SHARE:'],
          [
            'Income from continuing operations attributable to Acme Power common stockholders',
            '$ 0.82',
            '$ (0.61)',
          ],
          ['NET INCOME ATTRIBUTABLE TO ACME POWER COMMON STOCKHOLDERS', '$ 0.81', '$ (0.62)'],
        ],
      ),
    );
    const figures = figuresOf(document);
    expect(figures).toContain('netIncome -505000000 2022-01-01/2022-12-31');
    expect(figures).toContain('dilutedEps 0.81 2022-01-01/2022-12-31');
  });
});

describe('a release without a dateline', () => {
  it('is dated by the first date that ends no period', () => {
    const { fields } = read(
      sheet(1, [
        'News Release',
        'February 1, 2023',
        'Acme Corporation Reports Fourth Quarter 2022 Results',
        'net income for the quarter ended December 31, 2022 in millions',
      ]),
    );
    expect(fields).toMatchObject({
      docType: 'earnings-release',
      documentDate: '2023-02-01',
      periodEnd: '2022-12-31',
    });
  });
});

describe('an annual report in German', () => {
  it('writes points between thousands', () => {
    const document = read(
      sheet(
        1,
        ['Geschäftsbericht 2022', 'Acme SE', 'Konzern-Gewinn- und Verlustrechnung', 'in Mio. EUR'],
        [
          ['', '2022', '2021'],
          ['Umsatzerlöse', '12.345', '11.222'],
          ['Jahresüberschuss', '1.234', '1.111'],
        ],
      ),
    );
    expect(document.fields.docType).toBe('annual-report');
    expect(figuresOf(document)).toContain('revenue 12345000000 2022-01-01/2022-12-31');
  });
});

describe('a release of a third quarter', () => {
  it('gives the quarter first, though it names the fiscal year', () => {
    const { fields } = read(
      sheet(1, [
        'Acme Reports Third Quarter Fiscal 2023 Results',
        'MINNEAPOLIS--(BUSINESS WIRE)--Nov. 21, 2023-- Acme Co., Inc. (NYSE: ACM) today announced results for',
        'the third quarter ended October 28, 2023.',
      ]),
      sheet(
        2,
        ['CONDENSED CONSOLIDATED STATEMENTS OF EARNINGS', '($ in millions, except per share amounts)'],
        [
          ['', 'Three Months Ended', ''],
          ['', 'October 28, 2023', 'October 29, 2022'],
          ['Revenue', '$ 9,756', '$ 10,587'],
          ['Net earnings', '263', '277'],
        ],
      ),
    );
    expect(fields.companyName).toBe('Acme Co., Inc.');
    expect(fields.keyFigures[0]).toMatchObject({ value: 9756e6, period: '2023-07-29/2023-10-28' });
  });
});
