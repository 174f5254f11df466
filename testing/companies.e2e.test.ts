import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { AcceptedDocument } from '@gemmavision/domain/documents';
import { violationsInBothSchemes } from './axe.ts';
import { openBrowser } from './browser.ts';
import { filingPdf } from './filing-pdf.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';
import { createOwner, readFixtures, settled, signInOwner } from './reading-portal.ts';

jest.setTimeout(300_000);

/** A company that restates a year: its second filing prints other sales for 2023 than its first. */
const filings = [
  filingPdf({
    company: 'Northwind Trading Corporation',
    years: [2023, 2022, 2021],
    lines: [
      ['Net sales', '$12,400', '$11,300', '$10,150'],
      ['Operating income', '1,240', '1,090', '920'],
      ['Net income', '905', '780', '640'],
      ['Diluted earnings per share', '$3.58', '$3.09', '$2.53'],
    ],
  }),
  filingPdf({
    company: 'NORTHWIND TRADING CORP.',
    years: [2024, 2023, 2022],
    lines: [
      ['Net sales', '$13,150', '$12,180', '$11,300'],
      ['Operating income', '1,310', '1,240', '1,090'],
      ['Net income', '870', '905', '780'],
      ['Diluted earnings per share', '$3.44', '$3.58', '$3.09'],
    ],
  }),
];

/** Companies, their figures over the years, and one page as two engines read it. */
describe('companies in a browser', () => {
  let portal: PortalProcess;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let costco: string;
  const northwind: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess(), openBrowser()]);
    context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    await createOwner(context, portal.url);
    await signInOwner(context, portal.url);
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const open = async (address: string) => {
    await page.goto(portal.url + address);
    await settled(page);
  };
  const statements = () => page.getByRole('table', { name: /^Statements of/ });
  const cell = (label: string, column: number) =>
    statements().getByRole('row').filter({ hasText: label }).first().getByRole('cell').nth(column);
  const chosenBox = (id: string) => page.waitForURL((address) => address.pathname.endsWith(id));

  it('says in an empty portal what would bring companies', async () => {
    await open('/companies');
    await page.getByText('No filings yet').waitFor();
    const found = await violationsInBothSchemes(page);
    [costco = ''] = await readFixtures(context, portal.url, ['10-k.pdf', 'receipt.jpg']);
    for (const [index, buffer] of filings.entries()) {
      const file = { name: `northwind-${2023 + index}.pdf`, mimeType: 'application/pdf', buffer };
      const answer = await context.request.post(`${portal.url}/api/documents`, {
        multipart: { file },
        headers: { origin: portal.url },
      });
      const { id }: AcceptedDocument = await answer.json();
      northwind.push(id);
    }
    for (const id of northwind) {
      for (;;) {
        const { status } = await (await context.request.get(`${portal.url}/api/documents/${id}`)).json();
        if (status === 'DONE') break;
        await sleep(200);
      }
    }
    expect(found).toEqual([]);
  });

  it('lists companies with filings, others on demand, and finds them by name', async () => {
    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Companies' }).click();
    const list = page.getByRole('table', { name: 'Companies' });
    await list.getByRole('link', { name: 'Costco Wholesale Corporation' }).waitFor();
    expect(await list.getByRole('row').count()).toBe(3);
    await page.getByText('All', { exact: true }).click();
    await page.waitForURL(/documents=all/);
    await list.getByRole('row').nth(3).waitFor();
    await page.getByLabel('Search by name').fill('northw');
    await page.waitForURL(/q=northw/);
    await page.waitForFunction(() => document.querySelectorAll('table tbody tr').length === 1);
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await list.getByRole('link', { name: 'Northwind Trading Corporation' }).click();
    await page.getByRole('heading', { level: 1, name: 'Northwind Trading Corporation' }).waitFor();
  });

  it('puts the figures of all filings side by side, and marks where they disagree, with both prints', async () => {
    await settled(page);
    expect(await cell('Revenue', 0).innerText()).toContain('13,150');
    expect(await cell('Revenue', 1).innerText()).toContain('12,180');
    expect(await cell('Revenue', 3).innerText()).toContain('10,150');
    expect(
      await statements()
        .getByRole('button', { name: /^Filings disagree/ })
        .count(),
    ).toBe(1);
    await cell('Revenue', 1)
      .getByRole('button', { name: /^Filings disagree/ })
      .click();
    const prints = page.getByRole('dialog').getByRole('listitem');
    await prints.nth(1).waitFor();
    expect((await prints.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      '12,180 shown; page 2 of northwind-2024.pdf',
      '12,400 page 2 of northwind-2023.pdf',
    ]);
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await prints.nth(1).getByRole('link').click();
    await chosenBox(northwind[0] ?? '');
    await page.locator('rect[data-chosen]').first().waitFor();
    await page.goBack();
  });

  it('tells growth over the year before, and keeps it in the address', async () => {
    await settled(page);
    await page.getByRole('switch', { name: 'Growth over the year before' }).press('Space');
    await page.waitForURL(/growth=on/);
    await page.reload();
    await settled(page);
    expect(await cell('Revenue', 0).innerText()).toContain('+8.0 %');
    expect(await cell('Revenue', 3).innerText()).toContain('no year before');
  });

  it('gives the statements as a file of bare values', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV', exact: true }).last().click(),
    ]);
    expect(download.suggestedFilename()).toBe('statements-of-northwind-trading-corporation.csv');
    const [head, first] = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(head).toMatch(/^Statement,Key figure,Unit,year to 2024-12-31,/);
    expect(first).toMatch(/^Income statement,Revenue,USD,13150000000,0\.0796/);
  });

  it('leads from a mark of the chart to the page where the figure is printed, by keyboard', async () => {
    await open('/companies/northwind-trading');
    const chart = page.getByRole('application', { name: /^Trend of Northwind/ });
    await chart.locator('svg').waitFor();
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    expect(await chart.locator('[aria-live=polite]').textContent()).toContain('2021-12-31: Revenue 10.15');
    await page.keyboard.press('Enter');
    await chosenBox(northwind[0] ?? '');
    await page.locator('rect[data-chosen]').first().waitFor();
  });

  it('shows every print of the chart as a table, and values of another unit apart', async () => {
    await open('/companies/northwind-trading?drawn=bars&tables=trend-of-northwind-trading-corporation');
    const table = page.getByRole('table', { name: /^Trend of/ });
    const rows = await table.getByRole('row').allInnerTexts();
    expect(rows.filter((row) => row.includes('differs from the latest'))).toHaveLength(1);
    await page.getByText('USD per share', { exact: true }).first().click();
    await page.waitForURL(/unit=/);
    await table.getByRole('row').filter({ hasText: 'Earnings per share' }).first().waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
  });

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const address of ['/companies', '/companies/costco-wholesale?growth=on']) {
      await open(address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await violationsInBothSchemes(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 1000 });
  });

  it('says so where there is no such company, or the portal does not answer', async () => {
    await open('/companies/nobody');
    await page.getByRole('heading', { name: 'There is no such company' }).waitFor();
    await page.route('**/api/companies?*', (route) => route.fulfill({ status: 500, body: '{}' }));
    await open('/companies');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Costco Wholesale Corporation' }).waitFor();
  });

  it('lays the statements of one document side by side, and shows a figure on its page', async () => {
    await open(`/documents/${costco}`);
    await page.getByRole('tab', { name: 'Statements' }).click();
    expect(await cell('Operating cash flow', 0).innerText()).toContain('8,958');
    await cell('Total assets', 0).getByRole('link').click();
    await page.waitForURL(/tab=statements.*page=3|page=3.*tab=statements/);
    await page.locator('rect[data-chosen]').first().waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
  });

  it('holds two engines against each other on one page, the result staying as it is', async () => {
    await open(`/documents/${costco}?tab=text&page=3`);
    const before = await (await context.request.get(`${portal.url}/api/documents/${costco}/result`)).json();
    await page.getByRole('button', { name: 'Compare with another engine' }).click();
    await page.waitForURL(/compare=/);
    await page.getByRole('button', { name: 'Read page 3 with it' }).click();
    await page.getByText(/words alike|read the same/).waitFor({ timeout: 120_000 });
    const costs = page.getByRole('table', { name: /cost/ });
    expect(await costs.innerText()).toMatch(/Time\s+not on record\s+\d+\.\d s/);
    await page.getByRole('figure', { name: 'Both readings on page 3' }).locator('img').waitFor();
    expect(await page.getByRole('region', { name: /^Text: / }).count()).toBe(2);
    const places = page.getByRole('list', { name: /^Differences/ }).getByRole('button');
    if ((await places.count()) > 0) {
      await places.first().press('Enter');
      await page
        .getByRole('figure', { name: 'Both readings on page 3' })
        .locator('rect[data-chosen]')
        .first()
        .waitFor();
    }
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await page.reload();
    await page.getByText(/words alike|read the same/).waitFor();
    const after = await (await context.request.get(`${portal.url}/api/documents/${costco}/result`)).json();
    expect(after).toEqual(before);
    await page.getByRole('button', { name: 'Back to the text' }).click();
    await page.getByRole('region', { name: 'Text of page 3' }).waitFor();
  });

  it('has not complained', () => {
    expect(complaints).toEqual([]);
  });
});
