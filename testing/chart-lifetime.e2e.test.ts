import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';
import { createOwner, settled, signInOwner } from './reading-portal.ts';
import { isThorough } from './thorough.ts';

jest.setTimeout(600_000);

/** Pages with charts, by their names in the navigation. */
const pages = ['Model Overview', 'Quantization Strategies', 'Performance Benchmarks'];
/** Page changes until everything is loaded and compiled, and caches are full. */
const warmUp = isThorough ? 30 : 12;
/** Two hundred in a long run, and one more to end on the page that it began on. */
const changes = isThorough ? 201 : 60;

/** What lives in a page after garbage was collected. */
interface Living {
  heapBytes: number;
  /** Elements that hold a chart which was not disposed of, in the page and out of it. */
  charts: number;
  /** Those of them that are in the page. */
  chartsOnPage: number;
  /** Drawings that something still holds on to although they are not in the page. */
  lostDrawings: number;
}

/** Charts hold on to much: data, listeners, timers, drawings. Whoever goes to and fro all day must not pay for it. */
describe('the life of charts', () => {
  let portal: PortalProcess;
  let browser: Browser;
  let page: Page;
  let devtools: CDPSession;

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess(), openBrowser()]);
    // Without transitions and animations nothing is measured half-way.
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width: 1440, height: 900 },
    });
    await createOwner(context, portal.url);
    await signInOwner(context, portal.url);
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    devtools = await context.newCDPSession(page);
    await page.goto(`${portal.url}/models`);
    await settled(page);
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  /** Goes from page to page as a person does, and waits until the charts of each are there. */
  async function walk(steps: number, first = 1): Promise<void> {
    for (let step = first; step < first + steps; step += 1) {
      const name = pages[step % pages.length] ?? '';
      await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      await page.locator('[_echarts_instance_] svg').first().waitFor({ state: 'attached' });
    }
    await settled(page);
  }

  /** Reads a number from every object of a kind that is left after garbage was collected. */
  async function countLiving(kind: string, count: string): Promise<number> {
    const group = 'living';
    const { result } = await devtools.send('Runtime.evaluate', {
      expression: `${kind}.prototype`,
      objectGroup: group,
    });
    const { objects } = await devtools.send('Runtime.queryObjects', {
      prototypeObjectId: result.objectId ?? '',
      objectGroup: group,
    });
    const counted = await devtools.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: count,
      returnByValue: true,
    });
    await devtools.send('Runtime.releaseObjectGroup', { objectGroup: group });
    return Number(counted.result.value);
  }

  async function living(): Promise<Living> {
    // Weak references and finalizers need a second round.
    for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return {
      heapBytes: usedSize,
      // ECharts marks the element of each chart in its own registry, and takes the mark away with the chart.
      charts: await countLiving(
        'HTMLDivElement',
        'function () { return this.filter((one) => one.hasAttribute("_echarts_instance_")).length; }',
      ),
      chartsOnPage: await page.locator('[_echarts_instance_]').count(),
      // Icons have no version; drawings of charts do.
      lostDrawings: await countLiving(
        'SVGSVGElement',
        'function () { return this.filter((one) => !one.isConnected && one.hasAttribute("version")).length; }',
      ),
    };
  }

  it(`ends with the page: ${changes} page changes leave neither charts nor memory behind`, async () => {
    await walk(warmUp);
    const before = await living();
    await walk(changes - pages.length);
    const rounds: Living[] = [];
    for (let step = 1; step <= pages.length; step += 1) {
      await walk(1, step);
      rounds.push(await living());
    }
    process.stdout.write(`chart lifetime: ${JSON.stringify({ before, rounds })} after ${changes} changes\n`);
    for (const { charts, chartsOnPage, lostDrawings } of rounds) {
      expect(chartsOnPage).toBeGreaterThan(0);
      expect(charts).toBe(chartsOnPage);
      expect(lostDrawings).toBeLessThanOrEqual(before.lostDrawings + 2);
    }
    // The same page again: some 20 kB a change may be the browser’s own; a chart that stays weighs more.
    expect((rounds.at(-1)?.heapBytes ?? Infinity) - before.heapBytes).toBeLessThan(4e6);
  });
});
