import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';

jest.setTimeout(180_000);

/** Planning memory on Quantization Strategies, on the shipped data, with a browser that grants no clipboard. */
describe('the planning of memory in a browser', () => {
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

  const planner = (): Locator => page.getByRole('region', { name: 'Does it fit?' });
  const verdict = (): Locator => planner().getByRole('status');

  it('changes its verdict with the device and the number of them', async () => {
    await page.goto(`${portal.url}/quantization`);
    await verdict().getByText('Does not fit, 13.2 GB missing').waitFor();
    await planner().getByRole('combobox', { name: 'Accelerator' }).fill('H200');
    await page.getByRole('option', { name: /H200/ }).click();
    await page.waitForURL(/device=h200/);
    await verdict()
      .getByText(/^Fits, .* to spare$/)
      .waitFor();
    await page.goto(`${portal.url}/quantization?devices=2`);
    await verdict()
      .getByText(/^Fits, .* to spare$/)
      .waitFor();
    await planner().getByText('Bytes needed on each device').waitFor();
  });

  it('shows the link to copy where the clipboard is forbidden, and the link restores the state', async () => {
    await page.addInitScript(() => {
      const refuse = () => Promise.reject(new Error('not allowed'));
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: refuse } });
    });
    await page.goto(`${portal.url}/quantization?device=l4&plan=gemma-3-12b&as=int4&context=5000&vType=q4_0`);
    const said = await verdict().innerText();
    await planner().getByRole('button', { name: 'Copy link' }).click();
    const link = await page.getByRole('textbox', { name: 'Copy link: text' }).inputValue();
    await page.keyboard.press('Escape');
    await planner().getByRole('button', { name: 'Copy command' }).click();
    expect(await page.getByRole('textbox', { name: 'Copy command: text' }).inputValue()).toBe(
      'npx --no quantadvisor memory --model gemma-3-12b --weights int4 --k-type int8 --v-type q4_0 --context 5000 --sequences 1 --device l4 --devices 1 --utilisation 0.9',
    );
    await page.goto('about:blank');
    await page.goto(link);
    await verdict().getByText(said).waitFor();
    expect(await page.getByLabel('Context (tokens)').inputValue()).toBe('5,000');
  });

  it('counts weights alone without a cache', async () => {
    await page.goto(`${portal.url}/quantization?kv=off&device=h200`);
    await planner()
      .getByText(/Weights alone/)
      .waitFor();
    await planner().getByRole('button', { name: 'Copy command' }).click();
    const line = await page.getByRole('textbox', { name: 'Copy command: text' }).inputValue();
    expect(line).toContain('--context 0');
    await page.keyboard.press('Escape');
  });

  it('says why the memory of a model with an unpublished split is not computed', async () => {
    await page.goto(`${portal.url}/quantization?plan=gemma-3n-e2b&models=gemma-3n-e2b`);
    await planner()
      .getByText(/The memory of Gemma 3n E2B.* cannot be computed/)
      .waitFor();
    await page
      .getByRole('figure', { name: /^What fits/ })
      .getByText('unknown', { exact: true })
      .first()
      .waitFor();
  });

  it('plans what is chosen in the map of what fits', async () => {
    await page.goto(`${portal.url}/quantization?tables=what-fits`);
    await page.getByRole('button', { name: /^Gemma 3 4B in SFP8: Fits/ }).click();
    await page.waitForURL(/plan=gemma-3-4b/);
    await verdict().getByText(/^Fits/).waitFor();
    await page.goto(`${portal.url}/quantization?models=gemma-3-4b&types=int4`);
    const map = page.getByRole('application', { name: /^What fits/ });
    await map.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.waitForURL(/plan=gemma-3-4b.*as=int4/);
  });

  it('counts images on top of the text, and says where a model sees none', async () => {
    await page.goto(`${portal.url}/quantization?plan=gemma-3-4b`);
    await page.getByLabel('Images per sequence').fill('4');
    await planner()
      .getByText(/4 images of 256 tokens in each sequence/)
      .waitFor();
    await planner().getByRole('combobox', { name: 'Model' }).selectOption('gemma-3-1b');
    await planner().getByText('Gemma 3 1B sees no images').waitFor();
  });

  it('counts what llama.cpp keeps, and understands the switch of older addresses', async () => {
    await page.goto(`${portal.url}/quantization?full=on`);
    const policy = page.getByRole('combobox', { name: 'Local layers keep' });
    await policy.waitFor();
    expect(await policy.inputValue()).toBe('full');
    await policy.selectOption('llama.cpp');
    await page.waitForURL(/window=llama\.cpp/);
    await page.getByLabel('Micro-batch (tokens)').fill('1024');
    await page.waitForURL(/microBatch=1024/);
    await planner().getByRole('button', { name: 'Copy command' }).click();
    expect(await page.getByRole('textbox', { name: 'Copy command: text' }).inputValue()).toMatch(
      /--window-policy llama\.cpp --micro-batch 1024/,
    );
    await page.keyboard.press('Escape');
    await policy.selectOption('exact');
    await page.waitForURL((url) => !/window=|full=/.test(url.search));
  });

  it('explains an empty selection, and ids that it does not know', async () => {
    await page.goto(`${portal.url}/quantization?models=none`);
    await page.getByText('Nothing to compare yet').waitFor();
    await page.goto(`${portal.url}/quantization?types=int3,bf16&device=nothing-9`);
    await page.getByText('“int3” is not a strategy this portal knows').waitFor();
    await page.getByText(/“nothing-9” is not an accelerator/).waitFor();
  });

  it('threw no error', () => {
    expect(complaints).toEqual([]);
  });
});
