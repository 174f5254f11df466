import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Download, Page } from 'playwright-core';
import type { CorrectedFields, CorrectedTable } from '@gemmavision/domain/documents';
import { violationsInBothSchemes, violationsOn } from './axe.ts';
import { openBrowser } from './browser.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';
import { createOwner, drawn, readFixtures, settled, signInOwner } from './reading-portal.ts';
import { isThorough } from './thorough.ts';

jest.setTimeout(600_000);

describe('the view of a document', () => {
  let portal: PortalProcess;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let filing: string;
  let receipt: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess(), openBrowser()]);
    context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await createOwner(context, portal.url);
    await signInOwner(context, portal.url);
    [filing = '', receipt = ''] = await readFixtures(context, portal.url, ['10-k.pdf', 'receipt.jpg']);
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const open = async (address: string) => {
    await page.goto(`${portal.url}/documents/${address}`);
    await settled(page);
  };
  const pages = () => page.getByRole('region', { name: /^Page \d+ of/ });
  const answer = async <Body>(path: string): Promise<Body> =>
    (await context.request.get(`${portal.url}/api/documents/${path}`)).json();
  /** What has the width of a page, as far as the zoom is concerned. */
  const pageWidth = () =>
    page
      .locator('[data-page]')
      .first()
      .evaluate((sheet) => sheet.clientWidth);

  it('zooms by buttons, keys and the wheel, with the point under the pointer where it was', async () => {
    await open(filing);
    const fitted = await pageWidth();
    await page.getByRole('button', { name: 'Larger' }).click();
    expect(await pageWidth()).toBeGreaterThan(fitted * 1.2);
    await page.keyboard.press('0');
    expect(await pageWidth()).toBe(fitted);
    await page.keyboard.press('+');
    expect(await pageWidth()).toBeGreaterThan(fitted * 1.2);
    await page.keyboard.press('-');
    expect(await pageWidth()).toBe(fitted);
    await page.getByRole('button', { name: 'Fit the page' }).click();
    const whole = await page.locator('[data-page="1"]').boundingBox();
    const window = await pages().boundingBox();
    expect(whole?.height).toBeLessThanOrEqual(window?.height ?? 0);
    await page.keyboard.press('0');
  });

  it('moves nothing but one transform while the wheel turns, and lays the pages out when it rests', async () => {
    await open(filing);
    const fitted = await pageWidth();
    const changed = await pages().evaluate((window) => {
      const observer = new MutationObserver(() => undefined);
      observer.observe(window, { subtree: true, attributes: true, childList: true });
      for (let turn = 0; turn < 6; turn += 1) {
        const wheel = { ctrlKey: true, deltaY: -30, clientX: 600, clientY: 400, cancelable: true };
        window.dispatchEvent(new WheelEvent('wheel', wheel));
      }
      const records = observer.takeRecords();
      observer.disconnect();
      return [...new Set(records.map(({ type, attributeName }) => `${type} ${attributeName}`))];
    });
    expect(changed).toEqual(['attributes style']);
    await page.waitForFunction(
      (width) => (document.querySelector('[data-page]')?.clientWidth ?? 0) > width * 1.5,
      fitted,
    );
  });

  it('follows the pages that are scrolled past in the address, and leads back there', async () => {
    await open(filing);
    await pages().evaluate((window) => {
      const second = window.querySelector<HTMLElement>('[data-page="2"]');
      window.scrollTo(0, (second?.offsetTop ?? 0) + 10);
    });
    await page.waitForURL(/page=2/);
    await page.getByRole('button', { name: 'Page 1', exact: true }).focus();
    await page.getByRole('button', { name: 'Page 2', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/page=3/);
    await page.reload();
    await page.getByRole('region', { name: /^Page 3 of/ }).waitFor();
  });

  it('finds a text on all pages, marks it, and steps through its places by keys', async () => {
    await open(filing);
    await page.keyboard.press('/');
    await page.keyboard.type('total');
    await page.waitForURL(/find=total.*hit=1/);
    const count = page.getByRole('search').getByText(/^\d+ \/ \d+/);
    const [, all = '0'] = /\/ (\d+)/.exec(await count.innerText()) ?? [];
    expect(Number(all)).toBeGreaterThan(1);
    const current = page.locator('rect[data-current]').first();
    await current.waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/hit=2/);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await page.waitForURL(new RegExp(`hit=${all}`));
    await page.reload();
    await current.waitFor();
    await page.getByRole('textbox', { name: 'Find in the text' }).press('Escape');
    await page.waitForFunction(() => !window.location.search.includes('find'));
    expect(await page.locator('rect[data-current]').count()).toBe(0);
  });

  it('says what a box is that is pointed at', async () => {
    await open(`${filing}?sel=f.companyName`);
    await page.locator('rect[data-key="f.companyName"]').hover();
    await page
      .getByText(/^Company$/)
      .last()
      .waitFor();
    await page.locator('div[data-key="f.companyName"][data-hovered]').waitFor();
  });

  it('keeps a corrected field with what was read below, and takes it back', async () => {
    await open(filing);
    const row = page.locator('div[data-key="f.companyName"]');
    const read = (await answer<CorrectedFields>(`${filing}/fields`)).companyName;
    await row.hover();
    await page.getByRole('button', { name: 'Correct Company' }).click();
    await page.getByRole('textbox', { name: 'Company' }).fill('Costco');
    await page.keyboard.press('Enter');
    await row.getByText(`read as ${read}`).waitFor();
    await page.reload();
    await row.getByText(`read as ${read}`).waitFor();
    expect(await answer<CorrectedFields>(`${filing}/fields`)).toMatchObject({
      companyName: 'Costco',
      corrected: { companyName: { read, by: 'Ada Keller' } },
    });
    await row.hover();
    await page.getByRole('button', { name: 'Take back what was said about Company' }).click();
    await row.getByText(`read as ${read}`).waitFor({ state: 'detached' });
    expect((await answer<CorrectedFields>(`${filing}/fields`)).companyName).toBe(read);
  });

  it('refuses what is no figure, and keeps one as printed', async () => {
    await open(filing);
    const row = page.locator('tr[data-figure=revenue]').first();
    await row.hover();
    await row.getByRole('button', { name: /^Correct Revenue/ }).click();
    await page.keyboard.type('much');
    await page.keyboard.press('Enter');
    await page.getByText('Write the figure as it is printed').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('195,930');
    await page.keyboard.press('Enter');
    await row.getByText('195,930,000,000').waitFor();
  });

  it('tells the second of two people that somebody was first, and shows how it stands', async () => {
    await open(receipt);
    const other = await context.newPage();
    await other.goto(`${portal.url}/documents/${receipt}`);
    await settled(other);
    for (const [one, total] of [
      [page, '64.16'],
      [other, '64.17'],
    ] as const) {
      await one.locator('div[data-key="f.total"]').hover();
      await one.getByRole('button', { name: 'Correct Total' }).click();
      await one.getByRole('textbox', { name: 'Total' }).fill(total);
    }
    await page.keyboard.press('Enter');
    await page.locator('div[data-key="f.total"]').getByText('64.16').waitFor();
    await other.keyboard.press('Enter');
    await other.getByRole('alert').getByText('has corrected this in the meantime').waitFor();
    await other.getByRole('button', { name: 'Leave as it was' }).click();
    await other.locator('div[data-key="f.total"]').getByText('64.16').waitFor();
    await other.close();
  });

  it('edits a table by keyboard alone, adds a row, and undoes it all', async () => {
    const tables = async () => (await answer<{ items: CorrectedTable[] }>(`${filing}/tables`)).items;
    const before = await tables();
    const index = before.findIndex((table) =>
      table.cells?.some((row) => row.some((cell) => cell.value !== undefined)),
    );
    const at = before[index]?.cells?.findIndex((row) => row.some((cell) => cell.value !== undefined)) ?? 0;
    const column = before[index]?.cells?.[at]?.findIndex((cell) => cell.value !== undefined) ?? 0;
    const key = `t.${index}.${at}.${column}`;
    await open(`${filing}?tab=tables&sel=${key}`);
    await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
    await page.locator(`td[data-key="${key}"]`).focus();
    await page.keyboard.type('12,345');
    await page.keyboard.press('Enter');
    await page.locator(`td[data-key="${key}"][data-said=corrected]`).waitFor();
    expect((await tables())[index]?.rows[at]?.[column]).toBe('12,345');
    await page.getByRole('button', { name: 'Row below' }).click();
    await expectEventually(
      async () => (await tables())[index]?.rows.length,
      (before[index]?.rows.length ?? 0) + 1,
    );
    for (let undone = 0; undone < 2; undone += 1) {
      await page.getByRole('button', { name: 'Undo' }).click();
    }
    await expectEventually(tables, before);
  });

  it('steps through what a person should look at: n, Enter, e', async () => {
    await open(`${receipt}?tab=review`);
    const items = page.locator('[data-item]');
    await items.first().waitFor();
    const count = await items.count();
    await page.keyboard.press('n');
    const chosen = page.locator('[data-item][aria-current]');
    await chosen.waitFor();
    const key = await chosen.getAttribute('data-item');
    if ((await chosen.getByText('not found').count()) === 0) {
      await page.keyboard.press('Enter');
      await page.locator(`[data-item="${key}"]`).waitFor({ state: 'detached' });
      expect(await items.count()).toBe(count - 1);
    }
    await page.keyboard.press('n');
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Keep' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('draws a table as a chart in one click, and keeps that in the address', async () => {
    await open(`${filing}?tab=tables&sel=t.0`);
    await page.getByRole('button', { name: 'Chart', exact: true }).first().click();
    await page.waitForURL(/chart=\d/);
    await page.getByRole('heading', { name: /^Chart of table/ }).waitFor();
    await drawn(page);
    await page.reload();
    await page.getByRole('heading', { name: /^Chart of table/ }).waitFor();
  });

  it('gives a table to the clipboard and as files, in every form', async () => {
    await open(`${filing}?tab=tables&sel=t.0`);
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('menuitem', { name: 'As Markdown' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    for (const [name, ending] of [
      ['CSV', 'csv'],
      ['Excel (XLSX)', 'xlsx'],
      ['HTML', 'html'],
      ['Markdown', 'md'],
      ['JSON', 'json'],
    ] as const) {
      await page.getByRole('button', { name: 'Export' }).first().click();
      const [download]: [Download, void] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name, exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`));
      expect((await readFile(await download.path())).length).toBeGreaterThan(10);
    }
  });

  it.each([1440, 390])('pleases axe in each of its states, at %d', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: width === 390 ? 'dark' : 'light' });
    const states: [string, (() => Promise<unknown>)?][] = [
      [`${receipt}?tab=review`],
      [`${filing}?find=total&hit=2`],
      [
        `${filing}?tab=tables&sel=t.0&chart=0`,
        async () => page.getByRole('button', { name: 'Edit', exact: true }).first().click(),
      ],
      [
        filing,
        async () => {
          await page.locator('div[data-key="f.companyName"]').hover();
          await page.getByRole('button', { name: 'Correct Company' }).click({ force: true });
        },
      ],
    ];
    for (const [address, act] of states) {
      await open(address);
      await act?.();
      // Wide and light, small and dark; each in both in the long run.
      const found = isThorough
        ? await violationsInBothSchemes(page)
        : await violationsOn(page, { again: width === 390 });
      expect([address, found]).toEqual([address, []]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('raised no error that it did not tell', () => {
    // The conflict of two people is an answer with status 409, which the browser notes.
    expect(complaints.filter((text) => !text.includes('409'))).toEqual([]);
  });
});

/** Asks again and again until the answer is this one. */
async function expectEventually<T>(ask: () => Promise<T>, wanted: T): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    if (JSON.stringify(await ask()) === JSON.stringify(wanted)) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  expect(await ask()).toEqual(wanted);
}
