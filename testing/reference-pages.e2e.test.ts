import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';

jest.setTimeout(180_000);

/** Model Overview, Quantization Strategies and Performance Benchmarks, on the shipped data out of the database. */
describe('the pages of reference data in a browser', () => {
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

  /** Chips are labels over hidden check boxes, as a person clicks them. */
  const chip = (label: string): Locator => page.locator('label', { hasText: label }).first();
  const table = (name: string): Locator => page.getByRole('table', { name });

  it('evaluates the sum of the parameters for the model that is pointed at', async () => {
    await page.goto(`${portal.url}/models`);
    const sum = page.getByRole('region', { name: 'Sum of the parameters' });
    await sum.getByText('4,301 M').waitFor();
    await table('Parameters by component')
      .getByRole('row', { name: /Gemma 3 27B/ })
      .hover();
    await sum.getByText('27,433 M').waitFor();
    await table('Parameters by component')
      .getByRole('row', { name: /Gemma 3n E2B/ })
      .hover();
    await sum.getByText(/not published/).waitFor();
  });

  it('says where a figure is from, one click away', async () => {
    await page.getByRole('button', { name: 'Where is this from? Vision encoder, Gemma 3 4B' }).click();
    await page.getByText('Table 1, row 4B').waitFor();
    await page.getByRole('link', { name: /Gemma 3 Technical Report/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('keeps the chosen models and the measure in the address', async () => {
    await page.getByRole('button', { name: 'Models: Gemma 3', exact: true }).click();
    await chip('Share').click();
    await page.waitForURL(/measure=share/);
    await page.reload();
    await table('Parameters by component')
      .getByRole('row', { name: /Gemma 3 27B/ })
      .waitFor();
    expect(
      await table('Parameters by component')
        .getByRole('row', { name: /Gemma 2/ })
        .count(),
    ).toBe(0);
    await page.getByText('Share of all parameters (%)').waitFor();
    await page.getByRole('button', { name: 'Models: None' }).click();
    await page.getByText('No model is chosen').waitFor();
  });

  it('shows published and computed memory apart, with and without the cache', async () => {
    await page.goto(`${portal.url}/quantization`);
    const row = table('Published and computed memory').getByRole('row', { name: /27B bfloat16/ });
    await row.waitFor();
    expect(await figuresOf(row)).toEqual(['54.0', '54.87', '18.7', '1.560', '72.7', '56.43']);
    await page
      .getByText(
        /“\+KV” row adds 18\.7 GB for 32,768 tokens, while one sequence of 32,768 tokens in int8 need 1\.56 GB/,
      )
      .waitFor();
    await page.getByLabel('Context (tokens)').fill('131072');
    await page.waitForURL(/context=131072/);
    await chip('GGUF Q8_0').click();
    await page.waitForURL(/q8_0/);
    await page.reload();
    await page.getByRole('row', { name: /27B GGUF Q8_0/ }).waitFor();
    await chip('KV cache').click();
    await page.waitForURL(/kv=off/);
    expect(await figuresOf(row)).toEqual(['54.0', '54.87']);
  });

  it('is honest about a strategy it does not know', async () => {
    await page.goto(`${portal.url}/quantization?types=int3,bf16`);
    await page.getByText('“int3” is not a strategy this portal knows').waitFor();
  });

  it('holds Arena ratings against a chosen model', async () => {
    await page.goto(`${portal.url}/benchmarks`);
    const ratings = table('Arena ratings');
    await ratings.getByRole('row', { name: /Qwen2\.5-Max.*not distinguishable/ }).waitFor();
    await page.getByLabel('Hold against').selectOption('gemma-2-27b-it');
    await page.waitForURL(/pinned=gemma-2-27b-it/);
    await ratings.getByRole('row', { name: /Qwen2\.5-Max.*higher/ }).waitFor();
  });

  it('threw no error on any page', () => {
    expect(complaints).toEqual([]);
  });
});

/** The numbers that a row shows. */
async function figuresOf(row: Locator): Promise<string[]> {
  const texts = await row.locator('td[data-numeric]').allInnerTexts();
  return texts.map((text) => text.trim());
}
