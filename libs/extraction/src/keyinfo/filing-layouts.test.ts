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

describe('an annual report over three years', () => {
  const document = read(
    sheet(1, [
      'Form 10-K',
      'For the fiscal year ended January 28, 2023',
      'Commission File Number: 1-9595',
      'ACME STORES CO., INC.',
      '(Exact name of registrant as specified in its charter)',
      'Delaware 41-0907483',
      'Title of each class Trading symbol(s) Name of each exchange on which registered',
      'Common Stock, par value $.10 per share ACMS New York Stock Exchange',
    ]),
    sheet(
      2,
      ['Consolidated Statements of Earnings', '$ in millions, except per share amounts'],
      [
        ['Fiscal Years Ended', 'January 28, 2023', 'January 29, 2022', 'January 30, 2021'],
        ['Revenue', '$ 46,298', '$ 51,761', '$ 47,262'],
        ['Cost of sales', '36,386', '40,121', '36,689'],
        ['Gross profit', '9,912', '11,640', '10,573'],
        ['Operating income', '1,795', '3,039', '2,391'],
        ['Net earnings', '$ 1,419', '$ 2,454', '$ 1,798'],
        ['Earnings per share'],
        ['Basic', '$ 6.31', '$ 9.94', '$ 6.93'],
        ['Diluted', '$ 6.29', '$ 9.84', '$ 6.84'],
        ['Weighted-average common shares outstanding'],
        ['Basic', '224.8', '246.9', '259.6'],
        ['Diluted', '225.7', '249.3', '263.0'],
      ],
      [370, 470, 570],
    ),
    sheet(
      3,
      ['Consolidated Balance Sheets', '$ in millions, except per share amounts'],
      [
        ['', 'January 28, 2023', 'January 29, 2022'],
        ['Cash and cash equivalents', '$ 1,874', '$ 2,936'],
        ['Total assets', '$ 15,803', '$ 17,504'],
        ['Total liabilities', '13,008', '14,484'],
        ['Total equity', '2,795', '3,020'],
        ['Total liabilities and equity', '$ 15,803', '$ 17,504'],
      ],
    ),
    sheet(
      4,
      ['Consolidated Statements of Cash Flows', '$ in millions'],
      [
        ['Fiscal Years Ended', 'January 28, 2023', 'January 29, 2022'],
        ['Operating activities'],
        ['Net earnings', '$ 1,419', '$ 2,454'],
        ['Total cash provided by operating activities', '1,824', '3,252'],
        ['Investing activities'],
        ['Additions to property and equipment', '(930)', '(737)'],
        ['Financing activities'],
        ['Dividends paid', '(789)', '(688)'],
      ],
    ),
    sheet(5, [
      'REPORT OF INDEPENDENT REGISTERED PUBLIC ACCOUNTING FIRM',
      'We have audited …',
      '/s/ DELOITTE & TOUCHE LLP',
      'Minneapolis, Minnesota',
    ]),
  );

  it('gives each figure for each year', () => {
    expect(figuresOf(document)).toEqual(
      expect.arrayContaining([
        'revenue 46298000000 2022-01-29/2023-01-28',
        'revenue 47262000000 2020-01-31/2021-01-30',
        'costOfRevenue 36386000000 2022-01-29/2023-01-28',
        'netIncome 1419000000 2022-01-29/2023-01-28',
        'basicEps 6.31 2022-01-29/2023-01-28',
        'dilutedEps 6.29 2022-01-29/2023-01-28',
        'totalAssets 15803000000 2023-01-28',
        'totalLiabilities 13008000000 2023-01-28',
        'totalEquity 2795000000 2023-01-28',
        'cash 1874000000 2023-01-28',
        'operatingCashFlow 1824000000 2022-01-29/2023-01-28',
        'capitalExpenditure -930000000 2022-01-29/2023-01-28',
      ]),
    );
  });

  it('knows its statements as such', () => {
    expect(document.tables.map(({ statement }) => statement)).toEqual([
      'income-statement',
      'balance-sheet',
      'cash-flow-statement',
    ]);
  });

  it('says who it is about, in which notation and who audited it', () => {
    expect(document.fields).toMatchObject({
      companyName: 'ACME STORES CO., INC.',
      ticker: 'ACMS',
      auditor: 'Deloitte & Touche LLP',
      scale: 1e6,
      currency: 'USD',
    });
  });
});

describe('a quarterly report', () => {
  it('of weeks rather than months is read by quarter', () => {
    const document = read(
      sheet(1, [
        'FORM 10-Q',
        'For the quarterly period ended April 29, 2023',
        'Acme Shoes, Inc.',
        '(Exact name of registrant as specified in its charter)',
      ]),
      sheet(
        2,
        [
          'CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS',
          '(Unaudited) ($ in millions, except per share amounts)',
        ],
        [
          ['', 'Thirteen weeks ended', ''],
          ['', 'April 29,', 'April 30,'],
          ['', '2023', '2022'],
          ['Sales', '$ 1,927', '$ 2,175'],
          ['Net income attributable to Acme Shoes, Inc.', '$ 36', '$ 132'],
          ['Diluted earnings per share', '$ 0.38', '$ 1.36'],
        ],
      ),
    );
    expect(figuresOf(document)).toEqual(
      expect.arrayContaining([
        'revenue 1927000000 2023-01-30/2023-04-29',
        'netIncome 36000000 2023-01-30/2023-04-29',
        'dilutedEps 0.38 2023-01-30/2023-04-29',
      ]),
    );
  });
});

describe('a current report', () => {
  it('is dated by its event', () => {
    const { fields } = read(
      sheet(1, [
        'UNITED STATES',
        'SECURITIES AND EXCHANGE COMMISSION',
        'FORM 8-K',
        'CURRENT REPORT',
        'Date of Report (Date of earliest event reported): April 25, 2023',
        'Acme Drinks, Inc.',
        '(Exact Name of Registrant as Specified in Its Charter)',
        'Class A Common Stock ACMD The Nasdaq Stock Market LLC',
      ]),
    );
    expect(fields).toMatchObject({
      docType: '8-K',
      companyName: 'Acme Drinks, Inc.',
      documentDate: '2023-04-25',
      ticker: 'ACMD',
    });
  });
});

describe('an earnings release', () => {
  it('is dated by its dateline, and knows company, ticker and quarter', () => {
    const document = read(
      sheet(1, [
        'Acme Beverages Reports First Quarter 2023 Results',
        'CHICAGO, April 27, 2023 -- Acme Beverages Inc. (NYSE: ACB) today reported results for its first',
        'quarter ended March 31, 2023.',
      ]),
      sheet(
        2,
        [
          'Acme Beverages Inc.',
          'Condensed Consolidated Statements of Income',
          '(In thousands, except per share data; unaudited)',
        ],
        [
          ['', 'Three Months Ended March 31,', ''],
          ['', '2023', '2022'],
          ['Net revenues', '$ 812,400', '$ 790,100'],
          ['Net income attributable to common stockholders', '$ 91,200', '$ 88,000'],
          ['Diluted', '$ 1.20', '$ 1.10'],
        ],
      ),
    );
    expect(document.fields).toMatchObject({
      docType: 'earnings-release',
      companyName: 'Acme Beverages Inc.',
      documentDate: '2023-04-27',
      periodEnd: '2023-03-31',
      ticker: 'ACB',
    });
    expect(figuresOf(document)).toEqual(
      expect.arrayContaining([
        'revenue 812400000 2023-01-01/2023-03-31',
        'netIncome 91200000 2023-01-01/2023-03-31',
      ]),
    );
  });

  it.each([
    [
      'Acme Corporation Announces Fourth Quarter and Full Year 2022 Financial Results',
      'SEATTLE--(BUSINESS WIRE)--February 2, 2023--Acme Corporation (NASDAQ: ACME) today announced',
      '2023-02-02',
    ],
    [
      'ACME DELIVERS RECORD SECOND QUARTER RESULTS',
      'New York, N.Y., July 28, 2022 – Acme Corporation (NYSE: ACM) reported',
      '2022-07-28',
    ],
    [
      'Acme Corporation Third-Quarter Results',
      'Oct. 25, 2022 /PRNewswire/ -- Acme Corporation (NYSE: ACM) today announced',
      '2022-10-25',
    ],
  ])('with the headline "%s" is read', (headline, dateline, date) => {
    const { fields } = read(
      sheet(1, [headline, dateline, 'results in millions, net income and net sales of the quarter ended.']),
    );
    expect(fields).toMatchObject({
      docType: 'earnings-release',
      companyName: 'Acme Corporation',
      documentDate: date,
    });
  });
});
