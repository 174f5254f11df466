import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { violationsOn } from './axe.ts';
import { openBrowser, refusedByPolicy } from './browser.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';
import { addressesOf, createOwner, drawn, readFixtures, settled, signInOwner } from './reading-portal.ts';
import { isThorough } from './thorough.ts';

jest.setTimeout(1_200_000);

interface Look {
  width: number;
  colorScheme: 'light' | 'dark';
}

/** Every look, as `npm run test:long` asks for; it takes half an hour. */
const everyLook: Look[] = [1440, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

/** A page as it opens is looked at twice, in both widths and both schemes; what can be done there, in the long run. */
function looksAt({ act, fails }: State): Look[] {
  if (isThorough) return everyLook;
  if (act) return [];
  const wide: Look = { width: 1440, colorScheme: 'light' };
  return fails ? [wide] : [wide, { width: 390, colorScheme: 'dark' }];
}

/** A page in one state: an address, and what to do there first. */
interface State {
  name: string;
  address: string;
  act?: (page: Page) => Promise<unknown>;
  /** What does not come from the portal: its patterns of addresses. */
  fails?: string[];
}

const press = (role: 'button' | 'tab', name: string | RegExp) => (page: Page) =>
  page.getByRole(role, { name }).first().click();
const openDialog = (name: string | RegExp) => async (page: Page) => {
  await press('button', name)(page);
  await page.getByRole('dialog').waitFor();
};
const openFromMenu = (menu: string, item: string) => async (page: Page) => {
  await press('button', menu)(page);
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  await page.getByRole('dialog').waitFor();
};
const chooseAll = (page: Page) => page.getByRole('checkbox', { name: /^Choose all/ }).check();
const showEveryTable = async (page: Page) => {
  const switches = page.getByRole('radio', { name: 'Table', exact: true });
  for (let index = 0; index < (await switches.count()); index += 1) {
    // Its label lies over it.
    await switches.nth(index).dispatchEvent('click');
  }
};

/**
 * What there is to see at an address beyond the page as it opens. Addresses are read from the application’s own router:
 * a new page is looked at without being named here, unless it has a parameter, which only this list can fill.
 */
function statesOf(documents: {
  filing: string;
  receipt: string;
  refused: string;
  batch: string;
}): Record<string, State[]> {
  const document = (id: string) => `/documents/${id}`;
  return {
    '/': [{ name: 'the portal is gone', address: '/', fails: ['**/api/me'] }],
    '/models': [
      { name: 'no data', address: '/models', fails: ['**/api/models*'] },
      { name: 'as tables', address: '/models', act: showEveryTable },
      { name: 'where a figure is from', address: '/models', act: openDialog(/^Where is this from/) },
      { name: 'how old the data is', address: '/models', act: openDialog(/^Data changed/) },
      { name: 'nothing chosen', address: '/models', act: press('button', 'Models: None') },
    ],
    '/quantization': [
      { name: 'as tables', address: '/quantization', act: showEveryTable },
      { name: 'an unknown strategy', address: '/quantization?types=int3,bf16' },
    ],
    '/benchmarks': [{ name: 'as tables', address: '/benchmarks', act: showEveryTable }],
    '/documents': [
      { name: 'nothing matches', address: '/documents?q=nobody' },
      { name: 'uploads, one of them refused', address: '/documents', act: uploadWhatIsRefused },
      { name: 'delete', address: '/documents', act: openDialog(/^Delete/) },
      { name: 'all chosen', address: '/documents', act: chooseAll },
    ],
    '/documents/$id': [
      { name: 'key information', address: document(documents.filing) },
      { name: 'tables', address: document(documents.filing), act: press('tab', /Tables/) },
      { name: 'statements', address: document(documents.filing), act: press('tab', 'Statements') },
      { name: 'text', address: document(documents.filing), act: press('tab', 'Text') },
      { name: 'another engine', address: `${document(documents.filing)}?tab=text&compare=tesseract.js` },
      { name: 'downloads', address: document(documents.filing), act: press('tab', 'Downloads') },
      { name: 'a receipt', address: document(documents.receipt) },
      { name: 'analysis again', address: document(documents.receipt), act: openDialog('Run analysis again') },
      { name: 'classify', address: document(documents.receipt), act: openFromMenu('Manage', 'Classify') },
      { name: 'not readable', address: document(documents.refused) },
      { name: 'not there', address: document('00000000-0000-4000-8000-000000000000') },
    ],
    '/batches': [{ name: 'a new one', address: '/batches', act: openDialog('New batch') }],
    '/batches/$id': [
      { name: 'open', address: `/batches/${documents.batch}` },
      { name: 'not there', address: '/batches/00000000-0000-4000-8000-000000000000' },
    ],
    '/companies': [{ name: 'nothing matches', address: '/companies?q=nobody' }],
    '/companies/$key': [
      { name: 'figures and statements', address: '/companies/costco-wholesale?growth=on' },
      { name: 'as tables', address: '/companies/costco-wholesale', act: showEveryTable },
      { name: 'not there', address: '/companies/nobody' },
    ],
    '/team/members': [
      { name: 'an invitation just made', address: '/team/members', act: invite },
      { name: 'leave', address: '/team/members', act: openDialog('Leave the team') },
    ],
    '/invitation/$token': [{ name: 'not there', address: `/invitation/${'x'.repeat(43)}` }],
    '/account/keys': [
      { name: 'a key just made', address: '/account/keys', act: makeKey },
      { name: 'revoke', address: '/account/keys', act: openDialog('Revoke') },
    ],
  };
}

describe('accessibility, as axe sees it', () => {
  let portal: PortalProcess;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let refused: string[];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess(), openBrowser()]);
    // What moves is looked at when it has come to rest.
    context = await browser.newContext({ reducedMotion: 'reduce' });
    refused = await refusedByPolicy(context);
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  /** Every violation of a state, in words that say where it is. */
  async function violationsOf(state: State): Promise<string[]> {
    const { address, act, fails } = state;
    const found = new Set<string>();
    for (const [index, { width, colorScheme }] of looksAt(state).entries()) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      // A page that only opens is looked at again as it is; what was done to one is done anew.
      if (index === 0 || act || fails) {
        await page.unrouteAll();
        for (const failing of fails ?? []) await page.route(failing, (route) => route.abort());
        await page.goto(portal.url + address);
        await settled(page);
        await act?.(page);
      }
      await drawn(page);
      const broken = await violationsOn(page, { again: index > 0 });
      for (const violation of broken) found.add(`${width} ${colorScheme} ${violation}`);
    }
    return [...found];
  }

  it('finds no violation at the doors and in an empty portal', async () => {
    const found: Record<string, string[]> = {};
    found['setup'] = await violationsOf({ name: 'setup', address: '/setup' });
    await createOwner(context, portal.url);
    await signInOwner(context, portal.url);
    const invitation = await makeInvitation(context, portal.url);
    found['invitation for somebody else'] = await violationsOf({
      name: 'somebody else',
      address: invitation,
    });
    await context.clearCookies();
    found['invitation'] = await violationsOf({ name: 'invitation', address: invitation });
    found['sign-in'] = await violationsOf({ name: 'sign-in', address: '/sign-in' });
    found['wrong password'] = await violationsOf({
      name: 'wrong password',
      address: '/sign-in',
      act: signInWrongly,
    });
    await signInOwner(context, portal.url);
    for (const address of ['/', '/documents', '/account/keys', '/no-such-page']) {
      found[`empty ${address}`] = await violationsOf({ name: 'empty', address });
    }
    expect(withoutClean(found)).toEqual({});
  });

  it('finds no violation on any page, in any of its states', async () => {
    const [filing = '', receipt = ''] = await readFixtures(context, portal.url, ['10-k.pdf', 'receipt.jpg']);
    const refused = await uploadDamaged(context, portal.url);
    const batch = await beginBatch(context, portal.url);
    await context.request.post(`${portal.url}/api/api-keys`, {
      data: { name: 'Nightly import' },
      headers: { origin: portal.url },
    });
    await page.goto(portal.url);
    const addresses = await addressesOf(page);
    const states = statesOf({ filing, receipt, refused, batch });
    expect(Object.keys(states).filter((address) => !addresses.includes(address))).toEqual([]);

    const found: Record<string, string[]> = {};
    for (const address of addresses.filter((one) => one !== '/sign-in' && one !== '/setup')) {
      const own = states[address] ?? [];
      const opens = address.includes('$') ? [] : [{ name: 'as it opens', address }];
      // A page with a parameter is only reached through the list above.
      expect([address, opens.length + own.length > 0]).toEqual([address, true]);
      for (const state of [...opens, ...own]) {
        found[`${address}: ${state.name}`] = await violationsOf(state).catch((error: Error) => [
          error.message,
        ]);
      }
    }
    expect(withoutClean(found)).toEqual({});
  });

  it('met nothing on all these pages that the policy of the portal refuses, nor on the page of the API', async () => {
    await page.goto(`${portal.url}/api/docs/`);
    await page.getByText('GET', { exact: true }).first().waitFor();
    expect(refused).toEqual([]);
  });
});

/** What is wrong, without the states where nothing is. */
function withoutClean(found: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(found).filter(([, violations]) => violations.length > 0));
}

async function signInWrongly(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
}

async function uploadWhatIsRefused(page: Page): Promise<void> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('notes') });
  await page.getByText('1 refused').waitFor();
}

async function invite(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill(`${randomUUID()}@example.com`);
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByTestId('invitation-link').waitFor();
}

/** Invites somebody; where the link leads. */
async function makeInvitation(context: BrowserContext, url: string): Promise<string> {
  const answer = await context.request.post(`${url}/api/team/invitations`, {
    data: { email: 'grace@example.com', role: 'analyst' },
    headers: { origin: url },
  });
  const { link }: { link: string } = await answer.json();
  return new URL(link).pathname;
}

async function makeKey(page: Page): Promise<void> {
  await page.getByLabel('What is it for?').fill('For this test');
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByTestId('new-api-key').waitFor();
}

/** A file that begins as a PDF and holds none: stored, and given up when it is read. */
async function uploadDamaged(context: BrowserContext, url: string): Promise<string> {
  const buffer = Buffer.from(`%PDF-1.7\n${'no objects here\n'.repeat(100)}`);
  const answer = await context.request.post(`${url}/api/documents`, {
    multipart: { file: { name: 'damaged.pdf', mimeType: 'application/pdf', buffer } },
    headers: { origin: url },
  });
  const { id }: { id?: string } = await answer.json();
  if (id === undefined) throw new Error(`the damaged file was not stored: ${await answer.text()}`);
  return id;
}

/** A batch with nothing in it yet. */
async function beginBatch(context: BrowserContext, url: string): Promise<string> {
  const answer = await context.request.post(`${url}/api/batches`, {
    data: { name: 'Filings of 2025' },
    headers: { origin: url },
  });
  const { id }: { id: string } = await answer.json();
  return id;
}
