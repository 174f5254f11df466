import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';

jest.setTimeout(180_000);

/** Arena and abilities of Performance Benchmarks, on the shipped data out of the database. */
describe('arena and abilities in a browser', () => {
  let portal: PortalProcess;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess(), openBrowser()]);
    page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    const owner = { email: 'ada@example.com', password: 'correct horse battery' };
    const headers = { origin: portal.url };
    const setup = { ...owner, name: 'Ada', teamName: 'Reporting' };
    await page.request.post(`${portal.url}/api/setup`, { data: setup, headers });
    await page.request.post(`${portal.url}/api/auth/sign-in/email`, { data: owner, headers });
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const open = (search: string) => page.goto(`${portal.url}/benchmarks${search}`);
  const view = (name: string): Locator => page.getByRole('region', { name, exact: true });
  const scores = (): Locator => page.getByRole('table', { name: 'Scores by ability' });
  const line = (table: Locator, name: string): Locator =>
    table
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name }) })
      .first();
  const words = async (locator: Locator) => (await locator.innerText()).replace(/\s+/g, ' ');

  it('marks ratings that cannot be told from the chosen one, and dates them', async () => {
    await open('?views=arena&baseline=gemma-3-27b-it');
    const table = page.getByRole('table', { name: 'Arena ratings' });
    await table.waitFor();
    expect(await words(line(table, 'Qwen2.5-Max'))).toMatch(/not distinguishable .*−2 Elo/);
    expect(await words(line(table, 'Gemma 2 27B IT'))).toMatch(/lower .*−118 Elo/);
    await view('Chatbot Arena')
      .getByText(/As of 2025-03-08; .*preliminary/)
      .waitFor();
    await view('Chatbot Arena')
      .getByRole('button', { name: /ratings and their date/ })
      .click();
    await page.getByRole('link', { name: /Gemma 3 Technical Report/ }).waitFor();
  });

  it('says where the baseline has no rating', async () => {
    await open('?views=arena&baseline=gemma-3-4b-it');
    await view('Chatbot Arena')
      .getByText(/The baseline is not in the Arena/)
      .waitFor();
    await view('Chatbot Arena')
      .getByTitle(/No difference/)
      .first()
      .waitFor();
  });

  it('shows radar, dots and table, with a gap where a model has no score', async () => {
    await open('?views=abilities&baseline=gemma-3-27b-it');
    await scores().waitFor();
    await view('Abilities')
      .getByRole('img', { name: /^Six abilities/ })
      .locator('svg')
      .waitFor();
    await view('Abilities')
      .getByRole('img', { name: /^The same, on one scale/ })
      .locator('svg')
      .waitFor();
    await line(scores(), 'Gemma 3 1B IT').getByTitle('unknown').waitFor();
    expect(await words(line(scores(), 'Gemma 3 4B IT'))).toContain('48.8 ▼ −16.1');
  });

  it('lays the other tuning over only when asked, with a warning, and keeps it in the address', async () => {
    await open('?views=abilities');
    await scores().waitFor();
    expect(await page.getByText('Two yardsticks in one picture.').count()).toBe(0);
    expect(await scores().getByText('other tuning').count()).toBe(0);
    await page.getByRole('switch', { name: 'Lay pre-trained over' }).press('Space');
    await page.getByText('Two yardsticks in one picture.').waitFor();
    await scores().getByText('other tuning').first().waitFor();
    await view('Abilities')
      .getByRole('img', { name: /^Six abilities/ })
      .locator('path[stroke-dasharray]')
      .first()
      .waitFor();
    await page.reload();
    await page.getByText('Two yardsticks in one picture.').waitFor();
  });

  it('changes the assignment by keyboard, the effect shown before it is saved', async () => {
    await open('?views=abilities');
    await page.getByTestId('mapping-state').getByText('It is as shipped.').waitFor();
    await page.getByRole('button', { name: 'Change the assignment' }).press('Enter');
    const editor = page.getByRole('form', { name: 'Assignment of benchmarks to abilities' });
    const vision = editor.getByRole('combobox', { name: 'Vision' }).or(editor.getByLabel('Vision')).first();
    await vision.focus();
    await page.keyboard.type('DocVQA');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    const effect = page.getByRole('table', { name: 'What it would change' });
    await effect.waitFor();
    // 64.9 of MMMU and 86.6 of DocVQA; the Geminis have no DocVQA.
    expect(await words(line(effect, 'Gemma 3 27B IT'))).toContain('75.8');
    expect(await words(line(effect, 'gemini-2.0-pro'))).toContain('no longer known');
    expect(await words(line(scores(), 'Gemma 3 27B IT'))).toContain('64.9');
    await editor.getByRole('button', { name: 'Save for everybody' }).press('Enter');
    await page
      .getByTestId('mapping-state')
      .getByText(/Changed by Ada on/)
      .waitFor();
    expect(await words(line(scores(), 'Gemma 3 27B IT'))).toContain('75.8');
  });

  it('tells who saved later that somebody else was first, and saves nothing of it', async () => {
    await open('?views=abilities');
    await page.getByRole('button', { name: 'Change the assignment' }).click();
    const change = { tuning: 'instruction-tuned', version: 1, members: null };
    const target = `${portal.url}/api/benchmarks/abilities/mapping`;
    const headers = { origin: portal.url };
    expect((await page.request.put(target, { data: change, headers })).status()).toBe(200);
    await page.getByRole('button', { name: 'Bring the shipped assignment back' }).click();
    await page.getByText('Nothing was saved').waitFor();
    await page.getByText(/was changed meanwhile/).waitFor();
    await page.getByText('Your draft is still here').waitFor();
    await page.getByRole('button', { name: 'Begin again from the new one' }).click();
    await page.getByText('Nothing was saved').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page
      .getByTestId('mapping-state')
      .getByText(/It is as shipped; Ada brought it back/)
      .waitFor();
    expect(await words(line(scores(), 'Gemma 3 27B IT'))).toContain('64.9');
  });

  it('threw no error', () => {
    expect(complaints).toEqual([]);
  });
});
