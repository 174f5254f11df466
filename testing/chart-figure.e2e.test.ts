import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { violationsOn } from './axe.ts';
import { openBrowser } from './browser.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';
import { createOwner, settled, signInOwner } from './reading-portal.ts';

jest.setTimeout(300_000);

const title = 'What the models are made of';

/** What every chart of the portal can do, on one of them; its reader’s browser is German. */
describe('a figure with a chart', () => {
  let portal: PortalProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess(), openBrowser()]);
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      locale: 'de-DE',
      acceptDownloads: true,
    });
    await createOwner(context, portal.url);
    await signInOwner(context, portal.url);
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${portal.url}/models`);
    await settled(page);
    await chart().locator('svg').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const chart = () => page.getByRole('application', { name: title });
  const button = (name: string) => page.getByRole('button', { name: `${name}${title}` });

  async function saved(kind: string): Promise<Buffer> {
    const [download] = await Promise.all([page.waitForEvent('download'), button(`${kind}: save `).click()]);
    expect(download.suggestedFilename()).toBe(`what-the-models-are-made-of.${kind.toLowerCase()}`);
    return readFile(await download.path());
  }

  it('can be taken along as a picture of twice the pixels, as a drawing, and as figures', async () => {
    const png = await saved('PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const { width, height } = (await chart().boundingBox()) ?? { width: 0, height: 0 };
    expect(Math.abs(png.readUInt32BE(16) - 2 * width)).toBeLessThanOrEqual(2);
    expect(Math.abs(png.readUInt32BE(20) - 2 * height)).toBeLessThanOrEqual(2);
    expect((await saved('SVG')).toString()).toMatch(/^<svg[\s\S]*Gemma 3 27B/);
    const [head = '', ...rows] = (await saved('CSV')).toString().trim().split('\r\n');
    expect(head.split(',')[0]).toBe('Model');
    expect(rows.length).toBeGreaterThan(4);
  });

  it('says in words what it shows, in the numbers of its reader', async () => {
    const words = await chart().getByRole('img').first().getAttribute('aria-label');
    expect(words).toMatch(/Highest \d+,\d+ \(.+\), lowest \d+(,\d+)? \(/);
  });

  it('leads from value to value by the arrow keys, with a tooltip and words for each', async () => {
    await chart().focus();
    const told: string[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'End', 'Home']) {
      await page.keyboard.press(key);
      told.push((await chart().locator('[aria-live=polite]').textContent()) ?? '');
    }
    expect(new Set(told).size).toBe(3);
    expect(told[3]).toBe(told[0]);
    expect(told[1]).toContain('(2 of');
    const name = told[0]?.split(':')[0] ?? '';
    await chart().locator('div', { hasText: name }).last().waitFor();
  });

  it('fills the screen by its address, with its one chart, and gives the focus back on Escape', async () => {
    const before = await chart().boundingBox();
    await button('Patterns beside colours in ').click();
    await page.waitForURL(/patterns=on/);
    await chart().locator('svg pattern').first().waitFor({ state: 'attached' });
    await button('Full screen: ').click();
    await page.waitForURL(/fullScreen=what-the-models-are-made-of/);
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.locator('[_echarts_instance_] svg').waitFor();
    expect(await page.locator('[_echarts_instance_]').count()).toBe(1);
    const box = await dialog.locator('[_echarts_instance_] svg').boundingBox();
    expect(box?.width ?? 0).toBeGreaterThan(before?.width ?? Infinity);
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await button('Full screen: ').and(page.locator(':focus')).waitFor();
    expect(page.url()).not.toContain('fullScreen');
    await page.goto(`${portal.url}/models?fullScreen=what-the-models-are-made-of`);
    await dialog.waitFor();
  });

  it('says on a phone that its table goes on beyond the edge, until one has seen the end', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${portal.url}/models`);
    await settled(page);
    const table = page.locator('[data-beyond-right]').first();
    await table.waitFor();
    const marked = await page.locator('[data-beyond-right]').count();
    await table.locator('[role=group]').evaluate((place) => place.scrollTo(place.scrollWidth, 0));
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-beyond-right]').length < count,
      marked,
    );
  });
});
