import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { filingPdf } from './filing-pdf.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';
import { createOwner, settled, signInOwner } from './reading-portal.ts';

jest.setTimeout(300_000);

const names = ['spring.pdf', 'summer.pdf', 'autumn.pdf'];

describe('many documents at once, in a browser', () => {
  let portal: PortalProcess;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess(), openBrowser()]);
    context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await createOwner(context, portal.url);
    await signInOwner(context, portal.url);
    for (const name of names) {
      const buffer = filingPdf({ company: name, years: [2024], lines: [['Net sales', '$1']] });
      const answer = await context.request.post(`${portal.url}/api/documents`, {
        multipart: { file: { name, mimeType: 'application/pdf', buffer } },
        headers: { origin: portal.url },
      });
      expect(answer.ok()).toBe(true);
    }
    await page.goto(`${portal.url}/documents`);
    await settled(page);
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const choose = (name: string) => page.getByRole('checkbox', { name: `Choose ${name}` });
  const bar = () => page.getByRole('group', { name: 'Selection' });
  const dialog = () => page.getByRole('dialog');
  const press = (name: string, where = bar()) => where.getByRole('button', { name, exact: true }).click();
  const row = (name: string) => page.getByRole('row').filter({ has: choose(name) });

  it('are chosen by the keyboard and classified, with a reason where they become less protected', async () => {
    await choose('spring.pdf').focus();
    await page.keyboard.press('Space');
    await choose('summer.pdf').focus();
    await page.keyboard.press('Space');
    await bar().getByText('2 documents chosen').waitFor();
    await press('Classify');
    await dialog().getByLabel('Class').selectOption('public');
    expect(await dialog().getByRole('button', { name: 'Classify' }).isDisabled()).toBe(true);
    await dialog().getByRole('textbox').fill('published');
    await press('Classify', dialog());
    await bar().getByText('2 documents classified.').waitFor();
    await row('spring.pdf').getByText('Public').waitFor();
    await row('autumn.pdf').getByText('Internal').waitFor();
  });

  it('are told apart where one of them is refused: what is under legal hold stays', async () => {
    await choose('autumn.pdf').check();
    await press('Put under legal hold');
    await dialog().getByLabel('Reason').fill('a law suit');
    await press('Put under legal hold', dialog());
    await row('autumn.pdf').getByText('Legal hold').waitFor();
    await page.getByRole('checkbox', { name: 'Choose all 3 shown' }).check();
    await press('Delete');
    await press('Delete', dialog());
    const answer = page.getByRole('dialog', { name: '1 document not deleted' });
    await answer.getByText('autumn.pdf').waitFor();
    await answer.getByText(/legal hold/).waitFor();
    await answer.getByRole('button', { name: 'Close' }).last().click();
    await choose('spring.pdf').waitFor({ state: 'detached' });
    expect(await choose('autumn.pdf').count()).toBe(1);
  });

  it('come back out of the trash, or are gone for good', async () => {
    await page.getByRole('link', { name: 'Trash' }).click();
    await choose('spring.pdf').check();
    await press('Restore');
    await press('Restore', dialog());
    await choose('spring.pdf').waitFor({ state: 'detached' });
    await choose('summer.pdf').check();
    await press('Delete for good');
    await press('Delete for good', dialog());
    await page.getByText('The trash is empty').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Documents' }).click();
    await choose('spring.pdf').waitFor();
    await page.getByLabel('Legal hold').selectOption('yes');
    await choose('spring.pdf').waitFor({ state: 'detached' });
    await choose('autumn.pdf').waitFor();
  });
});
