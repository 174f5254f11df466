import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';

const root = path.resolve(import.meta.dirname, '..');
const fixture = (name: string) => path.join(root, 'fixtures', name);
const screenshots = path.join(root, 'screenshots');
const filing = '10-k.pdf';
const receipt = 'receipt.jpg';
const owner = {
  name: 'Ada Keller',
  email: 'ada@example.com',
  password: 'correct horse battery',
  team: 'Reporting',
};

// Starting a database, building nothing, and reading two documents on a busy machine.
jest.setTimeout(300_000);

/** The steps follow each other as a person takes them: each begins where the one before ended. */
describe('the portal in a browser', () => {
  let portal: PortalProcess;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess(), openBrowser()]);
    await mkdir(screenshots, { recursive: true });
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  it('sets up the owner and the first team on the first visit', async () => {
    await page.goto(portal.url);
    await page.waitForURL('**/setup');
    await page.screenshot({ path: path.join(screenshots, 'setup-1440-light.png') });
    await page.getByLabel('Your name').fill(owner.name);
    await page.getByLabel('E-mail').fill(owner.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(owner.password);
    await page.getByLabel('Team').fill(owner.team);
    await page.getByRole('button', { name: 'Create the owner and the team' }).click();
    await page.getByRole('heading', { name: /Welcome, Ada/ }).waitFor();
    expect(await page.getByRole('heading', { name: 'Reporting’s documents' }).isVisible()).toBe(true);
  });

  it('lets a program sign in that is no browser', async () => {
    const response = await fetch(`${portal.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: owner.email, password: owner.password }),
    });
    expect([response.status, response.headers.getSetCookie().length > 0]).toEqual([200, true]);
  });

  it('takes files, shows their progress, and says why a file is refused', async () => {
    await goTo(page, 'Documents');
    await page.getByText('No documents yet').waitFor();
    const seen = watchTexts(page, '[role=progressbar]');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([fixture(filing), fixture(receipt), fixture('README.md')]);
    await page.getByText('This is not a PDF, PNG or JPEG file').waitFor();
    await page.getByText('2 stored · 1 refused').waitFor();
    await page.screenshot({ path: path.join(screenshots, 'documents-uploading-1440-light.png') });
    for (const name of [filing, receipt]) {
      await page.locator('tr', { hasText: name }).getByText('Done', { exact: true }).waitFor();
    }
    expect((await seen()).length).toBeGreaterThan(0);
    const row = page.locator('tr', { hasText: filing });
    expect(await row.innerText()).toMatch(/10-K.*Costco/is);
  });

  it('still knows them after going away and coming back', async () => {
    await goTo(page, 'Home');
    await page.getByRole('heading', { name: /Welcome/ }).waitFor();
    await page.getByRole('link', { name: filing }).waitFor();
    await goTo(page, 'Documents');
    // The uploads of this tab are remembered too, until a reload.
    await page.getByText('2 stored · 1 refused').waitFor();
    await page.reload();
    await page.locator('tr', { hasText: receipt }).waitFor();
    expect(await page.getByText('2 stored · 1 refused').count()).toBe(0);
  });

  it('finds company and revenue of the 10-K, with their boxes on the page', async () => {
    await page.getByRole('link', { name: filing }).click();
    const company = page.locator('div[data-key="f.companyName"]', { hasText: 'Costco' });
    await company.waitFor();
    await company.click();
    await page.locator('svg rect[data-chosen="f.companyName"]').waitFor();
    expect(await page.locator('svg rect[data-key="f.companyName"]').count()).toBe(1);

    const revenue = page.locator('tr[data-figure=revenue]').first();
    expect(await revenue.innerText()).toContain('195,929,000,000');
    const key = await revenue.getAttribute('data-key');
    await revenue.click();
    await page.locator(`svg rect[data-chosen="${key}"]`).waitFor();
    await expectInsidePage(page, `rect[data-key="${key}"]`);
    await page.screenshot({ path: path.join(screenshots, 'document-1440-light.png') });
  });

  it('marks the row when its box is pointed at, and the box when its row is', async () => {
    const second = page.locator('tr[data-figure=revenue]').nth(1);
    const key = await second.getAttribute('data-key');
    await page.locator(`svg rect[data-key="${key}"]`).hover();
    await page.locator(`tr[data-key="${key}"][data-hovered]`).waitFor();
    await page.getByRole('tab', { name: /Tables/ }).hover();
    expect(await page.locator('tr[data-hovered]').count()).toBe(0);
  });

  it('keeps tab, page and selection in the address', async () => {
    await page.getByRole('tab', { name: /Tables/ }).click();
    const cell = page.locator('td[role=gridcell]', { hasText: '195,929' }).first();
    await cell.click();
    const key = await cell.getAttribute('data-key');
    await page.locator(`svg rect[data-chosen="${key}"]`).waitFor();
    const address = page.url();
    expect(address).toContain('tab=tables');
    await page.goto(`${portal.url}/`);
    await page.goto(address);
    await page.locator(`td[data-key="${key}"][data-selected]`).waitFor();
    await page.locator(`svg rect[data-chosen="${key}"]`).waitFor();
  });

  it('can be walked through by keyboard', async () => {
    const selected = page.locator('td[data-selected]');
    const before = await selected.getAttribute('data-key');
    await selected.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (old) => document.querySelector('td[data-selected]')?.getAttribute('data-key') !== old,
      before,
    );
  });

  it('reads the total of the receipt, with its box', async () => {
    await goTo(page, 'Documents');
    await page.getByRole('link', { name: receipt }).click();
    const total = page.locator('div[data-key="f.total"]');
    await total.waitFor();
    expect(await total.innerText()).toContain('64.15');
    await total.click();
    await page.locator('svg rect[data-chosen="f.total"]').waitFor();
    await expectInsidePage(page, 'rect[data-key="f.total"]');
  });

  it('gives results to take along', async () => {
    await page.getByRole('tab', { name: 'Downloads' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Everything as JSON' }).click(),
    ]);
    expect(download.suggestedFilename()).toContain('.json');
  });

  it('signs out, refuses a wrong password in plain words, and leads back to where one was going', async () => {
    const wanted = page.url();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(wanted);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail').fill(owner.email);
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('do not belong together').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill(owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('tab', { name: 'Downloads' }).waitFor();
    expect(page.url()).toBe(wanted);
  });

  it('makes a key that works, shows it once, and revokes it', async () => {
    await goTo(page, 'Account');
    await page.getByRole('navigation', { name: 'Account' }).getByRole('link', { name: 'API keys' }).click();
    await page.getByLabel('What is it for?').fill('Nightly import');
    await page.getByRole('button', { name: 'Make a key' }).click();
    const key = await page.getByTestId('new-api-key').innerText();
    const ask = () => fetch(`${portal.url}/api/documents`, { headers: { authorization: `Bearer ${key}` } });
    expect((await ask()).status).toBe(200);
    await page.reload();
    await page.getByRole('cell', { name: 'Nightly import' }).waitFor();
    expect(await page.getByTestId('new-api-key').count()).toBe(0);
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('You have no keys for this team').waitFor();
    expect((await ask()).status).toBe(401);
  });

  it('lets an invited person in by the link, and a lower role acts at once, in page and API', async () => {
    await goTo(page, 'Team');
    await page.getByLabel('E-mail').fill('grace@example.com');
    await page.getByRole('button', { name: 'Invite' }).click();
    const { pathname } = new URL(await page.getByTestId('invitation-link').innerText());
    const guest = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    guest.setDefaultTimeout(60_000);
    guest.on('pageerror', (error) => complaints.push(error.message));
    await guest.goto(portal.url + pathname);
    await guest.getByText('Ada Keller invites g…@example.com').waitFor();
    await guest.getByLabel('Your name').fill('Grace Hopper');
    await guest.getByRole('textbox', { name: 'Password' }).fill('nine unrelated words');
    await guest.getByRole('button', { name: 'Make the account and join' }).click();
    await guest.getByRole('heading', { name: 'Reporting’s documents' }).waitFor();
    await goTo(guest, 'Documents');
    await guest.getByLabel('Files to upload').waitFor({ state: 'attached' });

    await page.reload();
    await page.getByLabel('Role of Grace Hopper').selectOption('viewer');
    await page.getByRole('button', { name: 'Change the role' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    // The guest’s page still has the field: the API refuses, and then the page knows too.
    await guest.getByLabel('Files to upload').setInputFiles([fixture(receipt)]);
    await guest.getByText('Your role in this team (viewer) does not allow this').waitFor();
    await guest.reload();
    await guest.getByRole('link', { name: filing }).waitFor();
    expect(await guest.getByLabel('Files to upload').count()).toBe(0);
    await guest.context().close();
  });

  it('looks right in light and dark, wide and narrow: no page is wider than the screen', async () => {
    const pages = {
      home: '/',
      models: '/models',
      quantization: '/quantization',
      documents: '/documents',
      benchmarks: '/benchmarks',
      keys: '/account/keys',
      members: '/team/members',
      document: await addressOf(context, portal.url, filing),
      receipt: await addressOf(context, portal.url, receipt),
    };
    // The page follows the system’s colour scheme without being loaded anew.
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
        for (const [name, address] of Object.entries(pages)) {
          await page.goto(portal.url + address, { waitUntil: 'networkidle' });
          await page.getByRole('heading', { level: 1 }).first().waitFor();
          const excess = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          await page.screenshot({
            path: path.join(screenshots, `${name}-${width}-${colorScheme}.png`),
            fullPage: width === 390,
          });
          expect({ name, width, excess }).toEqual({ name, width, excess: 0 });
        }
        const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        expect(background === 'rgb(255, 255, 255)').toBe(colorScheme === 'light');
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('deletes a document only after asking', async () => {
    await page.goto(`${portal.url}/documents`);
    await page.getByRole('button', { name: `Delete ${receipt}` }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.getByRole('link', { name: receipt }).count()).toBe(1);
    await page.getByRole('button', { name: `Delete ${receipt}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('link', { name: receipt }).waitFor({ state: 'detached' });
  });

  it('raised no error on any page', () => {
    expect(complaints).toEqual([]);
  });
});

/** Takes the navigation at the side. */
async function goTo(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Pages', exact: true })
    .getByRole('link', { name, exact: true })
    .click();
}

/** Collects the labels of whatever matches while it is there; progress may be over in a blink. */
function watchTexts(page: Page, selector: string): () => Promise<string[]> {
  const seen = page.evaluate(
    (wanted) =>
      new Promise<string[]>((resolve) => {
        const labels = new Set<string>();
        const look = () => {
          for (const element of document.querySelectorAll(wanted))
            labels.add(element.getAttribute('aria-label') ?? '');
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, attributes: true });
        window.addEventListener(
          'texts-seen',
          () => {
            observer.disconnect();
            resolve([...labels]);
          },
          { once: true },
        );
      }),
    selector,
  );
  return async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('texts-seen')));
    return seen;
  };
}

/** The box has a size and stands on the page image. */
async function expectInsidePage(page: Page, selector: string): Promise<void> {
  // Both in one moment: the page may still be moving to the box.
  const [box, sheet] = await page
    .locator(selector)
    .first()
    .evaluate((mark) =>
      [mark, mark.closest('svg') ?? mark].map((one) => one.getBoundingClientRect().toJSON()),
    );
  expect(box.width).toBeGreaterThan(3);
  expect(box.height).toBeGreaterThan(3);
  expect(box.x).toBeGreaterThanOrEqual(sheet.x - 2);
  expect(box.y).toBeGreaterThanOrEqual(sheet.y - 2);
  expect(box.x + box.width).toBeLessThanOrEqual(sheet.x + sheet.width + 2);
  expect(box.y + box.height).toBeLessThanOrEqual(sheet.y + sheet.height + 2);
}

async function addressOf(context: BrowserContext, url: string, fileName: string): Promise<string> {
  const answer = await context.request.get(`${url}/api/documents?q=${encodeURIComponent(fileName)}`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  expect(items).toHaveLength(1);
  return `/documents/${items[0]?.id}`;
}
