import { describe, expect, it } from '@jest/globals';
import { aPage, linesOfText, statement } from '../page/page-builder.ts';
import { understandDocument } from '../document/understand-document.ts';

type Row = readonly string[];

interface Filing {
  cover: readonly string[];
  /** Title lines and rows of each statement; the first rows are its header. */
  statements: { title: readonly string[]; rows: readonly Row[] }[];
}

/** A filing with its cover and one page a statement; numbers end at the edges of two or four columns. */
function read({ cover, statements }: Filing) {
  const pages = statements.map(({ title, rows }, i) => {
    const width = Math.max(...rows.map((row) => row.length)) - 1;
    const edges = Array.from({ length: width }, (_, c) => 570 - (width - 1 - c) * 100);
    return aPage({
      number: i + 2,
      texts: [...linesOfText(title, 160), ...statement(rows, edges, 60 + title.length * 14)],
    });
  });
  return understandDocument({ pages: [aPage({ texts: linesOfText(cover) }), ...pages] });
}

/** Label, value and last day of the figures of the document's own period. */
function own(filing: Filing) {
  const { fields } = read(filing);
  const first = new Map<string, number>();
  for (const { label, value, period } of fields.keyFigures)
    if (!first.has(label) && (period === null || period.endsWith(fields.periodEnd ?? '')))
      first.set(label, value);
  return { ...fields, figures: Object.fromEntries(first) };
}

const annual = (company: string, end: string) => [
  'UNITED STATES SECURITIES AND EXCHANGE COMMISSION',
  'FORM 10-K',
  '☒ ANNUAL REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934',
  `For the fiscal year ended ${end}`,
  company,
  '(Exact name of registrant as specified in its charter)',
];

describe('the figures of an annual report', () => {
  it.each([
    [['Net sales', '2,100', '1,900'], { revenue: 2100e6 }],
    [['Total net revenue', '2,100', '1,900'], { revenue: 2100e6 }],
    [['Total net revenues', '2,100', '1,900'], { revenue: 2100e6 }],
    [['Net operating revenues', '2,100', '1,900'], { revenue: 2100e6 }],
    [['Total operating revenues', '2,100', '1,900'], { revenue: 2100e6 }],
    [['Total revenues net of interest expense', '2,100', '1,900'], { revenue: 2100e6 }],
    [['Revenues, net', '2,100', '1,900'], { revenue: 2100e6 }],
    [['Net sales and revenues', '2,100', '1,900'], { revenue: 2100e6 }],
    [['Sales to customers (Note 9)', '2,100', '1,900'], { revenue: 2100e6 }],
    [['Turnover', '2,100', '1,900'], { revenue: 2100e6 }],
    [['Cost of goods sold', '1,100', '900'], { costOfRevenue: 1100e6 }],
    [['Cost of products sold', '1,100', '900'], { costOfRevenue: 1100e6 }],
    [['Total cost of revenues', '1,100', '900'], { costOfRevenue: 1100e6 }],
    [['Cost of sales, excluding depreciation', '1,100', '900'], { costOfRevenue: 1100e6 }],
    [['Gross margin', '1,000', '900'], { grossProfit: 1000e6 }],
    [['Income from operations', '400', '300'], { operatingIncome: 400e6 }],
    [['Operating (loss) income', '(400)', '300'], { operatingIncome: -400e6 }],
    [['Loss from operations', '(400)', '(300)'], { operatingIncome: -400e6 }],
    [['Earnings from operations', '400', '300'], { operatingIncome: 400e6 }],
    [['Operating profit', '400', '300'], { operatingIncome: 400e6 }],
    [['Net earnings', '400', '300'], { netIncome: 400e6 }],
    [['Net (loss) income', '(400)', '300'], { netIncome: -400e6 }],
    [['NET LOSS', '(400)', '(300)'], { netIncome: -400e6 }],
    [['Net earnings attributable to Acme', '400', '300'], { netIncome: 400e6 }],
    [['Consolidated net income attributable to Acme', '400', '300'], { netIncome: 400e6 }],
    [['Net income/(loss) attributable to common shareholders', '400', '300'], { netIncome: 400e6 }],
    [['Net income available to common stockholders', '400', '300'], { netIncome: 400e6 }],
    [['Net Income Attributable to Shareowners of Acme', '400', '300'], { netIncome: 400e6 }],
    [['Diluted earnings per common share', '$ 4.10', '$ 3.20'], { dilutedEps: 4.1 }],
    [['Diluted net income per share', '4.10', '3.20'], { dilutedEps: 4.1 }],
    [['Net income per share - diluted', '4.10', '3.20'], { dilutedEps: 4.1 }],
    [['Earnings per share, diluted', '4.10', '3.20'], { dilutedEps: 4.1 }],
    [['Net loss per share, basic and diluted', '(4.10)', '(3.20)'], { dilutedEps: -4.1 }],
    [['Diluted net income per common share attributable to Acme', '4.10', '3.20'], { dilutedEps: 4.1 }],
    [['Basic earnings per share', '4.30', '3.30'], { basicEps: 4.3 }],
  ] as [Row, Record<string, number>][])('are found under %j', (row, figures) => {
    const filing = {
      cover: annual('Acme Holdings, Inc.', 'December 31, 2022'),
      statements: [
        {
          title: [
            'CONSOLIDATED STATEMENTS OF OPERATIONS',
            '(In millions, except per share amounts)',
            'Years ended December 31,',
          ],
          rows: [
            ['', '2022', '2021'],
            row,
            ['Depreciation and amortization', '120', '110'],
            ['Interest expense', '20', '10'],
          ],
        },
      ],
    };
    expect(own(filing).figures).toMatchObject(figures);
  });

  it.each([
    [['Total assets', '9,000', '8,000'], { totalAssets: 9000e3 }],
    [['TOTAL ASSETS', '$ 9,000', '$ 8,000'], { totalAssets: 9000e3 }],
    [['Total liabilities', '9,000', '8,000'], { totalLiabilities: 9000e3 }],
    [["Total stockholders' equity", '9,000', '8,000'], { totalEquity: 9000e3 }],
    [['Total shareholders’ (deficit) equity', '(9,000)', '8,000'], { totalEquity: -9000e3 }],
    [['Total Acme Holdings, Inc. shareholders’ equity', '9,000', '8,000'], { totalEquity: 9000e3 }],
    [["Total stockholders' deficit", '(9,000)', '(8,000)'], { totalEquity: -9000e3 }],
    [["Total shareholders' investment", '9,000', '8,000'], { totalEquity: 9000e3 }],
    [['Total equity', '9,000', '8,000'], { totalEquity: 9000e3 }],
    [['Cash and cash equivalents', '9,000', '8,000'], { cash: 9000e3 }],
    [['Cash and equivalents', '9,000', '8,000'], { cash: 9000e3 }],
    [['Total debt', '9,000', '8,000'], { totalDebt: 9000e3 }],
  ] as [Row, Record<string, number>][])('of the balance sheet are found under %j', (row, figures) => {
    const filing = {
      cover: annual('Acme Holdings, Inc.', 'January 28, 2023'),
      statements: [
        {
          title: ['CONSOLIDATED BALANCE SHEETS', "(000's omitted, except per share data)"],
          rows: [
            ['', 'January 28, 2023', 'January 29, 2022'],
            ['Inventories', '500', '400'],
            ['Other', '50', '40'],
            row,
          ],
        },
      ],
    };
    const read = own(filing);
    expect(read.periodEnd).toBe('2023-01-28');
    expect(read.figures).toMatchObject(figures);
  });

  it.each([
    ['Net cash provided by operating activities'],
    ['Net cash provided by (used in) operating activities'],
    ['Net cash flows from operating activities'],
    ['Net cash from operations'],
    ['Cash provided (used) by operations'],
    ['Cash flow from operating activities'],
    ['Net cash provided by/(used in) operating activities'],
    ['Total cash flows from operating activities'],
    ['CASH FLOWS PROVIDED BY OPERATING ACTIVITIES'],
    ['Net cash generated from operating activities'],
    ['Cash provided by operations'],
    ['Net operating cash flows'],
  ])('of the cash flow statement are found under "%s"', (label) => {
    const filing = {
      cover: annual('Acme Holdings, Inc.', 'September 30, 2022'),
      statements: [
        {
          title: ['CONSOLIDATED STATEMENTS OF CASH FLOWS', '($ in millions)', 'Fiscal years ended'],
          rows: [
            ['', 'September 30, 2022', 'September 24, 2021'],
            ['Depreciation', '80', '70'],
            [label, '812', '700'],
            ['Purchases of property, plant and equipment', '(101)', '(95)'],
          ],
        },
      ],
    };
    expect(own(filing).figures).toMatchObject({ operatingCashFlow: 812e6, capitalExpenditure: -101e6 });
  });
});

describe('the figures of a quarterly report', () => {
  const quarterly = [
    'UNITED STATES',
    'SECURITIES AND EXCHANGE COMMISSION',
    'Form 10-Q',
    '☒ QUARTERLY REPORT PURSUANT TO SECTION 13 OR 15(d)',
    'For the quarterly period ended July 2, 2023',
    'Commission file number 1-1234',
    'ACME TOOLS COMPANY',
    '(Exact name of registrant as specified in its charter)',
  ];

  it('are those of the quarter, not of the half-year beside it', () => {
    const filing = {
      cover: quarterly,
      statements: [
        {
          title: [
            'CONDENSED CONSOLIDATED STATEMENTS OF INCOME',
            '(UNAUDITED) (MILLIONS, EXCEPT PER COMMON SHARE DATA)',
          ],
          rows: [
            ['', 'Three Months Ended', '', 'Six Months Ended', ''],
            ['', 'July 2, 2023', 'July 3, 2022', 'July 2, 2023', 'July 3, 2022'],
            ['Revenues', '$ 500', '$ 450', '$ 990', '$ 900'],
            ['Net income', '50', '45', '99', '90'],
            ['Diluted', '0.50', '0.45', '0.99', '0.90'],
          ],
        },
      ],
    };
    const { fields } = read(filing);
    const quarter = fields.keyFigures.filter(({ period }) => period === '2023-04-03/2023-07-02');
    expect(fields.companyName).toBe('ACME TOOLS COMPANY');
    expect(quarter.map(({ label, value }) => [label, value])).toEqual(
      expect.arrayContaining([
        ['revenue', 500e6],
        ['netIncome', 50e6],
      ]),
    );
  });

  it('keep the box of the right occurrence where an amount stands several times', () => {
    const filing = {
      cover: quarterly,
      statements: [
        {
          title: ['CONSOLIDATED STATEMENTS OF INCOME', '(in thousands)', 'Three months ended'],
          rows: [
            ['', 'July 2, 2023', 'July 3, 2022'],
            ['Other revenue', '45', '50'],
            ['Net income', '50', '45'],
            ['Dividends', '50', '50'],
          ],
        },
      ],
    };
    const figure = read(filing).fields.keyFigures.find(({ label }) => label === 'netIncome');
    expect(figure).toMatchObject({ value: 50e3, printed: '50', page: 2 });
    // The third row of the statement, the left of the two columns.
    expect(figure?.bbox).toEqual([460, 130, 470, 140]);
  });
});

describe('the period of a filing', () => {
  it.each([
    ['For the fiscal year ended December 31, 2022', '2022-12-31'],
    ['For the year ended 31 December 2022', '2022-12-31'],
    ['FOR THE FISCAL YEAR ENDED JANUARY 28, 2023', '2023-01-28'],
    ['For the 52 weeks ended October 1, 2022', '2022-10-01'],
    ['for the fiscal year ended: June 30, 2022', '2022-06-30'],
    ['Fiscal Year Ended February 25, 2023', '2023-02-25'],
    ['For the transition period from January 1, 2022 to June 30, 2022', '2022-06-30'],
  ])('is read from "%s"', (line, end) => {
    const { fields } = read({
      cover: [
        'FORM 10-K',
        line,
        'Acme Holdings, Inc.',
        '(Exact name of registrant as specified in its charter)',
      ],
      statements: [],
    });
    expect(fields.periodEnd).toBe(end);
  });

  it('is read over the break of a line', () => {
    const { fields } = read({
      cover: [
        'FORM 10-Q',
        'For the quarterly period ended',
        'March 31, 2023',
        'Acme Holdings, Inc.',
        '(Exact name of registrant as specified in its charter)',
      ],
      statements: [],
    });
    expect(fields.periodEnd).toBe('2023-03-31');
  });
});
