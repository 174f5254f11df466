import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Me } from '@gemmavision/domain/access';
import { openBrowser } from './browser.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';
import { createOwner, settled, signInOwner } from './reading-portal.ts';

jest.setTimeout(180_000);

const secret = 'a-token-that-nobody-may-see';

/** Looking after the portal, in a browser. */
describe('the pages of a portal admin', () => {
  let portal: PortalProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess({ METRICS_TOKEN: secret }), openBrowser()]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
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
  const row = (text: string) => page.getByRole('row').filter({ hasText: text });

  it('show oneself among the people, with nothing to do that would shut oneself out', async () => {
    await open('/');
    await page.getByRole('link', { name: 'Portal', exact: true }).click();
    await row('ada@example.com').getByText('portal admin').waitFor();
    await page.getByRole('button', { name: 'Actions for Ada Keller' }).click();
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['End all sessions']);
  });

  it('make a team, limit it and delete it', async () => {
    await open('/portal/teams');
    await page.getByLabel('New team').fill('Treasury');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('button', { name: 'Quotas of Treasury' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Originals of the team, in GB').fill('1.5');
    await dialog.getByLabel('Pages read in a month').fill('5000');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await row('Treasury').getByText('5,000 pages a month').waitFor();
    expect(await row('Treasury').innerText()).toContain('1.5 GB');
    await page.getByRole('button', { name: 'Delete Treasury' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await row('Treasury').waitFor({ state: 'detached' });
  });

  it('open a private host with a reason, and close it', async () => {
    await open('/portal/llm-hosts');
    await page.getByLabel('Host name or address').fill('models.internal');
    await page.getByLabel('Port', { exact: true }).and(page.getByRole('textbox')).fill('8000');
    await page.getByLabel('Why?').fill('Our own vLLM');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await row('models.internal:8000').getByText('Our own vLLM').waitFor();
    await page.getByRole('button', { name: 'Close models.internal:8000' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close the host' }).click();
    await page.getByText('No private host is open').waitFor();
  });

  it('tell that a secret is set, and not which', async () => {
    await open('/portal/system');
    await row('METRICS_TOKEN').waitFor();
    expect(await row('METRICS_TOKEN').innerText()).toMatch(/\bset\b[^]*environment/);
    expect(await page.content()).not.toContain(secret);
  });

  it('show the worker that reads, and no job', async () => {
    await open('/portal/operations');
    await page.getByText('All is well').waitFor();
    await page.getByRole('figure', { name: 'Documents that came and that ended' }).waitFor();
    await page.getByRole('table', { name: 'Workers' }).getByText('alive').waitFor();
    await page.getByText('Nothing is under way').waitFor();
  });

  it('are closed to everybody else, and stand in nobody else’s navigation', async () => {
    await page.route('**/api/me', async (route) => {
      const me: Me = await (await route.fetch()).json();
      await route.fulfill({ json: { ...me, isPortalAdmin: false } });
    });
    await open('/portal/people');
    await page.getByText('This page is for portal admins').waitFor();
    expect(await page.getByRole('link', { name: 'Portal', exact: true }).count()).toBe(0);
    expect(await page.getByText('ada@example.com', { exact: true }).count()).toBe(0);
  });
});
