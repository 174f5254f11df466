import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violationsInBothSchemes } from './axe.ts';
import { openBrowser } from './browser.ts';
import { smallFiling } from './faults/small-filings.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';
import { createOwner, settled, signInOwner } from './reading-portal.ts';
import { zipFile } from './zip-file.ts';

jest.setTimeout(300_000);

/** From nothing to the file with all results, as somebody does it who has a folder and a ZIP file. */
describe('a batch in a browser', () => {
  let portal: PortalProcess;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess(), openBrowser()]);
    const context = await browser.newContext({
      viewport: { width: 1440, height: 1000 },
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    await createOwner(context, portal.url);
    await signInOwner(context, portal.url);
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const files = () => page.getByLabel('Files to upload');

  it('begins with a name, and nothing to see yet', async () => {
    await page.goto(`${portal.url}/batches`);
    await page.getByText('No batches yet').waitFor();
    await button('New batch').click();
    await page.getByLabel('Name', { exact: true }).fill('Filings of 2025');
    await page.getByLabel('Class of its documents').selectOption('confidential');
    await button('Begin').click();
    await page.getByRole('heading', { level: 1, name: 'Filings of 2025' }).waitFor();
    await page.getByText('class confidential').waitFor();
    await page.getByText('Nothing was read yet').waitFor();
  });

  it('holds what comes while it is paused', async () => {
    await button('Pause').click();
    await button('Resume').waitFor();
    await files().setInputFiles(
      [1, 2, 3].map((number) => ({
        name: `${number}.pdf`,
        mimeType: 'application/pdf',
        buffer: smallFiling(),
      })),
    );
    await page.getByText('3 stored').waitFor();
    await page.getByText('0 of 3 documents ended').waitFor();
    await page.getByRole('img', { name: 'Documents of Filings of 2025: Waiting 3' }).waitFor();
  });

  it('takes a ZIP file, tells what became no document, and is read to its end', async () => {
    const archive = zipFile([
      { name: 'q1/a.pdf', content: smallFiling() },
      { name: 'q1/notes.txt', content: Buffer.from('notes') },
      { name: 'q2/locked.pdf', content: Buffer.from(`%PDF-1.7\n${'no objects here\n'.repeat(100)}`) },
    ]);
    await files().setInputFiles({ name: 'filings.zip', mimeType: 'application/zip', buffer: archive });
    await page.getByText('unpacked: 3 of 3 files').waitFor();
    await page.getByRole('cell', { name: 'q1/notes.txt' }).waitFor();
    await button('Resume').click();
    await button('That is all of it').click();
    await page.getByText('5 of 5 documents ended').waitFor();
    await page.getByText('Ended', { exact: true }).waitFor();
    await page.getByText(/The file is damaged/).waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
  });

  it('leads from what needs a person to these documents alone', async () => {
    await page.getByRole('listitem').filter({ hasText: 'The file is damaged' }).getByRole('link').click();
    await page.waitForURL(/\/documents\?.*batch=.*status=REJECTED|status=REJECTED.*batch=/);
    await page.getByText('Only those of the batch').waitFor();
    await page.getByRole('link', { name: 'locked.pdf' }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByRole('link', { name: 'Filings of 2025' }).click();
    await page.getByRole('heading', { level: 1, name: 'Filings of 2025' }).waitFor();
  });

  it('gives everything that was read as one file, in each format', async () => {
    for (const [format, ending] of [
      [/^JSON Lines/, 'jsonl'],
      [/^CSV/, 'csv'],
      [/^Parquet/, 'parquet'],
    ] as const) {
      await button('All results').click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: format }).click(),
      ]);
      expect(path.extname(download.suggestedFilename())).toBe(`.${ending}`);
      const content = await readFile(await download.path());
      if (ending === 'jsonl') expect(content.toString().trimEnd().split('\n')).toHaveLength(5);
      else expect(content.length).toBeGreaterThan(100);
    }
  });

  it('stands in the list with its state, and fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const address of [page.url(), `${portal.url}/batches`]) {
      await page.goto(address);
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Filings of 2025' })
      .getByText('Ended', { exact: true })
      .waitFor();
    expect(complaints).toEqual([]);
  });
});
