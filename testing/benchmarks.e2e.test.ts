import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';

jest.setTimeout(180_000);

/** Performance Benchmarks, on the shipped data out of the database. */
describe('the tables of benchmarks in a browser', () => {
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
  /** Chips are labels over hidden check boxes, as a person clicks them. */
  const chip = (label: string): Locator => page.locator('label', { hasText: label }).first();
  const table = (name: string): Locator => page.getByRole('table', { name });
  /** The cell of a line and a column of a table, found by their names as a reader finds it. */
  const cell = async (name: string, line: string, column: string): Promise<Locator> => {
    await table(name).waitFor();
    const heads = await table(name).getByRole('columnheader').allInnerTexts();
    const at = heads.findIndex((head) => head.replace(/\s+/g, ' ').startsWith(column));
    if (at === -1) throw new Error(`no column ${column} among ${heads.join(', ')}`);
    return table(name)
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name: line }) })
      .first()
      .getByRole('cell')
      .nth(at);
  };

  it('shows the views that are chosen, and says what to choose where none is', async () => {
    await open('');
    await view('Financial QA').waitFor();
    await chip('Financial QA').click();
    await view('Financial QA').waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('views')).not.toContain('finance');
    await page.getByRole('button', { name: 'Views: None' }).click();
    await page.getByText('No view is chosen').waitFor();
    await page.getByText(/Choose the Arena for how people judge answers/).waitFor();
    await page.getByRole('button', { name: 'Views: All' }).click();
    await view('Long context').waitFor();
  });

  it('marks the best and the second best of each benchmark', async () => {
    await open('?views=tables');
    const scores = 'Zero-shot abilities, instruction-tuned';
    expect(await (await cell(scores, 'gemini-2.0-pro', 'MMLU-Pro')).innerText()).toContain('79.1');
    await (await cell(scores, 'gemini-2.0-pro', 'MMLU-Pro')).getByText('best: ', { exact: true }).waitFor();
    await (await cell(scores, 'gemini-2.0-flash', 'MMLU-Pro')).getByText('second best: ').waitFor();
    // FACTS Grounding has another best than all others.
    await (await cell(scores, 'gemini-2.0-flash', 'FACTS')).getByText('best: ', { exact: true }).waitFor();
    await (await cell(scores, 'Gemma 3 1B IT', 'MMMU')).getByTitle('unknown').waitFor();
  });

  it('takes less for better where it is', async () => {
    await open('?views=tables&categories=finance');
    const wrong = 'FinanceBench, incorrect, retrieval, one filing';
    await page.getByText('%, lower is better').first().waitFor();
    const best = await cell('FinanceBench, open sample', wrong, 'gpt-4');
    expect(await best.innerText()).toContain('10.7');
    await best.getByText('best: ', { exact: true }).waitFor();
    expect(await (await cell('FinanceBench, open sample', wrong, 'llama2')).innerText()).not.toContain('★');
  });

  it('sorts by a benchmark, what was not measured last', async () => {
    await open('?views=tables');
    const scores = table('Zero-shot abilities, instruction-tuned');
    await scores.getByRole('button', { name: /^MMMU/ }).click();
    const lines = await scores.getByRole('row').allInnerTexts();
    expect(lines[1]).toContain('gemini-2.0-pro');
    expect(lines.at(-1)).toMatch(/Gemma (2|3 1B)/);
  });

  it('holds every view against a pinned baseline, and says where it was not measured', async () => {
    await open('?views=tables,context,quantization,finance&categories=abilities,multimodal');
    await page.getByLabel('Baseline').selectOption('gemma-3-27b-it');
    await page.waitForURL(/baseline=gemma-3-27b-it/);
    const scores = 'Zero-shot abilities, instruction-tuned';
    await (
      await cell(scores, 'Gemma 3 4B IT', 'MMLU-Pro')
    )
      .getByTitle('−23.9 points, worse than the baseline')
      .waitFor();
    await (
      await cell(scores, 'gemini-1.5-pro', 'Bird-SQL')
    )
      .getByTitle('±0 points, as the baseline')
      .waitFor();
    await page
      .getByText(/The baseline was not measured in this table/)
      .first()
      .waitFor();
    const context = view('Long context');
    await context
      .getByRole('radiogroup', { name: 'Show Instruction-tuned models as' })
      .getByText('Table')
      .click();
    await context
      .getByTitle(/points, (better|worse) than the baseline/)
      .first()
      .waitFor();
    const files = view('Quantization quality');
    await files.getByRole('radiogroup', { name: 'Show Perplexity as' }).getByText('Table').click();
    await files.getByTitle('−0.0032 PPL, better than the baseline').waitFor();
  });

  it('comes back as it was from its address alone', async () => {
    await open(
      '?views=tables&categories=languages&rows=models&baseline=gemma-3-4b&models=gemma-3-4b,gemma-3-12b',
    );
    await page.reload();
    await page.getByRole('button', { name: 'Models: 2 of 49 chosen' }).waitFor();
    expect(await page.getByLabel('Baseline').inputValue()).toBe('gemma-3-4b');
    await (
      await cell('Many languages, pre-trained', 'Gemma 3 12B', 'MGSM')
    )
      .getByTitle('+29.6 points, better than the baseline')
      .waitFor();
    expect(await table('Many languages, pre-trained').getByRole('row').count()).toBe(3);
    expect(await view('Financial QA').count()).toBe(0);
  });

  it('explains an empty choice of models or tasks, and a table that none of the chosen is in', async () => {
    await open('?views=tables,finance');
    await page.getByRole('button', { name: 'Models: 49 of 49 chosen' }).click();
    await page.getByRole('button', { name: 'Models: Only Gemma 3' }).click();
    await page.getByText('FinanceBench: none of the chosen models was measured').waitFor();
    await page.getByText(/It has gpt-4, .* choose one of them/).waitFor();
    await page.getByRole('button', { name: 'Models: None' }).click();
    await page.getByText('No model is chosen').waitFor();
    await open('?views=tables&categories=none');
    await page.getByText('No kind of task is chosen').waitFor();
  });

  it('says how financial answers were judged, and that no Gemma is among them', async () => {
    await open('?views=finance');
    await page.getByText('No Gemma model is in it:').waitFor();
    await page.getByRole('radiogroup', { name: 'Show FinanceBench answers as' }).getByText('Table').click();
    const row = table('FinanceBench answers').getByRole('row', { name: /Oracle gpt-4 / });
    expect((await row.innerText()).replace(/\s+/g, ' ')).toContain('126 15 9 150 84.0 77.3 to 89.0');
    await row.getByRole('button', { name: /95 % interval of gpt-4/ }).click();
    await page.getByRole('link', { name: /Wilson score interval/ }).waitFor();
  });

  it('offers a sample of perplexity over context that calls itself illustrative', async () => {
    await open('?views=context');
    await page.getByText('Perplexity over context: not measured yet').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /Sample file/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('perplexity-over-context.illustrative.json');
    const sample = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(sample.source_metadata.source_name).toContain('ILLUSTRATIVE');
    expect(sample.evaluation_results.length).toBeGreaterThan(1);
  });

  it('draws the same table as a heat map', async () => {
    await open('?views=tables&look=map');
    const map = view('Other benchmarks').getByRole('img');
    await map.locator('svg').waitFor();
    await map.getByText('★ 79.1').waitFor();
  });

  it('threw no error', () => {
    expect(complaints).toEqual([]);
  });
});
