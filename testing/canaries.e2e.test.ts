import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { AcceptedDocument, CorrectedFields } from '@gemmavision/domain/documents';
import { openBrowser, refusedByPolicy } from './browser.ts';
import { filingPdf } from './filing-pdf.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';
import { addressesOf, drawn, settled } from './reading-portal.ts';

jest.setTimeout(600_000);

/** Markup and code that would call `fired` wherever a page took it for more than text. */
const canaries = [
  (name: string) => `<img src=x onerror="fired('${name}')">`,
  (name: string) => `"><svg/onload=fired('${name}')>`,
  (name: string) => `</script><script>fired('${name}')</script>`,
  (name: string) => `javascript:fired('${name}')`,
];

/** What people and documents say is text on every page, whatever it looks like. */
describe('markup in names, documents, fields and notes', () => {
  let portal: PortalProcess;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let id: string;
  let companyKey: string;
  let batchId = '';
  const fired: string[] = [];
  let refused: string[];

  const canary = (place: number, name: string) => canaries[place % canaries.length]?.(name) ?? '';
  const send = async <T>(method: 'POST' | 'PUT' | 'PATCH', path: string, data: unknown): Promise<T> => {
    const answer = await context.request.fetch(portal.url + path, {
      method,
      data,
      headers: { origin: portal.url },
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    const text = await answer.text();
    const said: T = text === '' ? undefined : JSON.parse(text);
    return said;
  };

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess(), openBrowser()]);
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    refused = await refusedByPolicy(context);
    await context.exposeFunction('fired', (name: string) => void fired.push(name));
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('dialog', (dialog) => {
      fired.push(dialog.message());
      void dialog.dismiss();
    });
    await fillWithCanaries();
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  async function fillWithCanaries(): Promise<void> {
    const owner = { email: 'ada@example.com', password: 'correct horse battery' };
    await send('POST', '/api/setup', { ...owner, name: canary(0, 'person'), teamName: canary(1, 'team') });
    await send('POST', '/api/auth/sign-in/email', owner);
    const filing = filingPdf({
      company: canary(0, 'company'),
      years: [2024, 2023],
      lines: [
        [canary(0, 'label'), '1,000', '900'],
        [canary(1, 'label'), '800', '700'],
        ['Net income', canary(0, 'cell'), '100'],
        [canary(2, 'label'), '60', '50'],
      ],
    });
    const answer = await context.request.post(`${portal.url}/api/documents`, {
      multipart: {
        file: {
          name: `${canary(0, 'file').replaceAll('/', '')}.pdf`,
          mimeType: 'application/pdf',
          buffer: filing,
        },
      },
      headers: { origin: portal.url },
    });
    const accepted: AcceptedDocument = await answer.json();
    id = accepted.id;
    for (let status = ''; status !== 'DONE';) {
      ({ status } = await (await context.request.get(`${portal.url}/api/documents/${id}`)).json());
    }
    const fields: CorrectedFields = await (
      await context.request.get(`${portal.url}/api/documents/${id}/fields`)
    ).json();
    await send('PUT', `/api/documents/${id}/corrections`, {
      target: { kind: 'field', name: 'companyName' },
      value: canary(1, 'correction'),
      read: fields.companyName,
      version: 0,
    });
    await send('PUT', `/api/documents/${id}/hold`, { reason: canary(0, 'hold') });
    await send('POST', '/api/api-keys', { name: `<svg onload=fired()>` });
    await send('POST', '/api/team/invitations', {
      email: `"<svg/onload=fired(1)>"@example.com`.replaceAll('"', ''),
      role: 'viewer',
    }).catch(() => undefined);
    const batch = await context.request.post(`${portal.url}/api/batches`, {
      data: { name: canary(1, 'batch') },
      headers: { origin: portal.url },
    });
    ({ id: batchId } = await batch.json());
    const { items } = await (await context.request.get(`${portal.url}/api/companies?documents=all`)).json();
    companyKey = items[0]?.key ?? '';
  }

  it('are shown as they are, and never run', async () => {
    await page.goto(portal.url);
    const addresses = (await addressesOf(page)).filter((one) => one !== '/sign-in' && one !== '/setup');
    const seen: Record<string, boolean> = {};
    for (const address of addresses) {
      const own = address.startsWith('/batches') ? batchId : id;
      const filled = address.replace('$id', own).replace('$key', companyKey).replace('$token', 'x');
      await page.goto(portal.url + filled);
      await settled(page);
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        await drawn(page);
      }
      seen[address] = (await page.getByText('fired(').count()) > 0;
    }
    expect({ fired, refused }).toEqual({ fired: [], refused: [] });
    // They were there to be seen: otherwise this test would prove nothing.
    expect(seen).toMatchObject({
      '/documents': true,
      '/documents/$id': true,
      '/account/keys': true,
      '/batches/$id': true,
    });
  });

  it('stay text in what is taken away', async () => {
    const files = ['tables.html', 'tables.md', 'fields.csv', 'original', 'pages/1.png'];
    for (const file of files) {
      const answer = await context.request.get(`${portal.url}/api/documents/${id}/${file}`);
      expect([file, answer.headers()['x-content-type-options']]).toEqual([file, 'nosniff']);
      if (file !== 'pages/1.png')
        expect([file, answer.headers()['content-disposition']]).toEqual([
          file,
          expect.stringMatching(/^attachment/),
        ]);
    }
    const html = await (await context.request.get(`${portal.url}/api/documents/${id}/tables.html`)).text();
    // As a file from the disk, without any policy around it.
    const bare = await browser.newPage();
    const run: string[] = [];
    await bare.exposeFunction('fired', (name: string) => void run.push(name));
    await bare.setContent(html);
    await bare.waitForLoadState('load');
    expect(run).toEqual([]);
    expect(await bare.locator('img, svg, script').count()).toBe(0);
    await bare.close();
  });
});
