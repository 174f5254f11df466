/**
 * What a person waits for, measured in a headless Chromium on the built portal of this machine.
 *
 * Opening a page: five visits of each, with an empty cache and the processor slowed down four times (CDP,
 * `Emulation.setCPUThrottlingRate`); the median counts. LCP is the last largest contentful paint, CLS the sum of all
 * layout shifts that no input explains (more than the worst window of them, which the name now means: the stricter
 * sum), TBT the sum of what each task after the first paint takes beyond 50 ms, until the page has been quiet for a
 * second.
 *
 * Changing a control: from just before the event to the frame after the last chart has changed its drawing, with
 * everything between them (state, address, computing, React, `setOption`, layout). Without the slow-down; animations
 * are off, since with them the last change is where they end and not when the figures were there.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../testing/browser.ts';
import { startPortalProcess } from '../../testing/portal-process.ts';
import { createOwner, readFixtures, settled, signInOwner } from '../../testing/reading-portal.ts';
import type { Measurement } from './measurement.ts';

interface Visit {
  lcp: number;
  cls: number;
  tbt: number;
}

interface Change {
  control: string;
  milliseconds: number;
}

const pages = {
  Home: '/',
  'Model Overview': '/models',
  'Quantization Strategies': '/quantization',
  'Performance Benchmarks': '/benchmarks',
  Documents: '/documents',
};
const visits = 5;
const slowDown = 4;
const changesOfEach = 20;
/** Functions that go into the page come from tsx, which wraps those with a name in this. */
const namesOfTsx = 'globalThis.__name = (named) => named';

/** Measures all of it: a row a page, and one for the controls of Quantization Strategies. */
export async function measureInBrowser(): Promise<Measurement[]> {
  const portal = await startPortalProcess();
  const browser = await openBrowser();
  try {
    const first = await browser.newContext();
    await createOwner(first, portal.url);
    await signInOwner(first, portal.url);
    await readFixtures(first, portal.url, ['10-q-table.pdf', 'invoice.pdf', 'receipt.jpg']);
    const { cookies } = await first.storageState();
    await first.close();
    const rows: Measurement[] = [];
    for (const [name, address] of Object.entries(pages)) {
      const seen: Visit[] = [];
      for (let visit = 0; visit < visits; visit += 1) {
        seen.push(await openCold(browser, cookies, portal.url + address));
      }
      rows.push(pageRow(name, seen));
      console.error(`${name}: ${rows.at(-1)?.figure}`);
    }
    rows.push(controlsRow(await changeControls(browser, cookies, `${portal.url}/quantization`)));
    return rows;
  } finally {
    await browser.close();
    await portal.stop();
  }
}

type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>['cookies'];

/** One visit by somebody who is signed in and has never been here. */
async function openCold(browser: Browser, cookies: Cookies, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies(cookies);
  await context.addInitScript(namesOfTsx);
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0, paint: Infinity, tasks: [] as { start: number; duration: number }[] };
    Reflect.set(window, 'seen', seen);
    const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
    watch('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
    watch('paint', (entry) => (seen.paint = Math.min(seen.paint, entry.startTime)));
    watch('longtask', ({ startTime, duration }) => seen.tasks.push({ start: startTime, duration }));
    watch('layout-shift', (entry) => {
      const { value, hadRecentInput } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      };
      if (!hadRecentInput) seen.cls += value;
    });
  });
  // A pointer that has never moved stands on the link in the corner, which makes ready for a visit there.
  await page.mouse.move(1438, 898);
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  // Asked once a second: a page that is asked at every frame works for the one who asks.
  do await page.waitForTimeout(1_000);
  while (
    await page.evaluate(() => {
      const { tasks }: { tasks: { start: number; duration: number }[] } = Reflect.get(window, 'seen');
      const last = tasks.at(-1);
      const isBusy = last !== undefined && performance.now() - last.start - last.duration < 1_000;
      return isBusy || document.querySelector('.mantine-Skeleton-root, [aria-busy=true]') !== null;
    })
  );
  const visit = await page.evaluate((): Visit => {
    const { lcp, cls, paint, tasks } = Reflect.get(window, 'seen');
    const blocking = tasks.map(({ start, duration }: { start: number; duration: number }) => {
      const seen = start + duration - Math.max(start, paint);
      return Math.max(0, seen - 50);
    });
    return { lcp, cls, tbt: blocking.reduce((sum: number, time: number) => sum + time, 0) };
  });
  await context.close();
  return visit;
}

function pageRow(name: string, seen: readonly Visit[]): Measurement {
  const of = (key: keyof Visit) => middle(seen.map((visit) => visit[key]));
  return {
    what: `${name}, opened cold in Chromium, processor ${slowDown} times slower`,
    figure: `LCP ${(of('lcp') / 1000).toFixed(2)} s, CLS ${of('cls').toFixed(3)}, TBT ${of('tbt').toFixed(0)} ms`,
    reference: 'limits: 1.5 s, 0.05, 150 ms',
  };
}

/** Changes every control of a page, each twenty times in turn: how long its charts took. */
async function changeControls(browser: Browser, cookies: Cookies, url: string): Promise<Change[]> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  await context.addCookies(cookies);
  await context.addInitScript(namesOfTsx);
  const page = await context.newPage();
  await page.goto(url);
  await settled(page);
  const controls = await nameControls(page);
  const changes: Change[] = [];
  for (const control of controls) {
    for (let n = 0; n < changesOfEach; n += 1) {
      const milliseconds = await changeOnce(page, control);
      if (milliseconds !== null) changes.push({ control, milliseconds });
    }
  }
  await context.close();
  return changes;
}

/** The controls of the page by a number that stays theirs, with their names: all but those that swap chart and table. */
function nameControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const selector = 'input:not([type=radio]):not([type=search]), select, [role=radiogroup]';
    const names: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(`#content :is(${selector})`)) {
      const label = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
      const name = (label ? element.labels?.[0]?.innerText : undefined) ?? element.getAttribute('aria-label');
      if (element.closest('figure') !== null || (element.innerText ?? '').includes('Table')) continue;
      const key = `${names.length + 1} ${name ?? element.tagName}`;
      element.dataset['bench'] = key;
      names.push(key);
    }
    return names;
  });
}

/** Milliseconds until the charts show it; null where no chart had anything to change. */
function changeOnce(page: Page, control: string): Promise<number | null> {
  return page.evaluate(async (key) => {
    const element = document.querySelector<HTMLElement>(`[data-bench="${CSS.escape(key)}"]`);
    const isOff = element === null || element.matches(':disabled');
    if (isOff) return null;
    /** Enough for the slowest to begin, and for two that follow each other to be one. */
    const quiet = 200;
    let lastChange: number | null = null;
    const charts = new MutationObserver((changes) => {
      if (!changes.some(({ target }) => target instanceof Element && target.closest('svg') !== null)) return;
      requestAnimationFrame(() => {
        // After the frame: a task that is queued in it runs when it is on its way to the screen.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (lastChange = performance.now());
        port2.postMessage(null);
      });
    });
    const chartsOfPage = document.querySelector('#content');
    if (chartsOfPage === null) return null;
    charts.observe(chartsOfPage, { subtree: true, childList: true, attributes: true, characterData: true });
    const set = (value: string, event: string) => {
      const owner = element instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
      Object.getOwnPropertyDescriptor(owner.prototype, 'value')?.set?.call(element, value);
      element.dispatchEvent(new Event(event, { bubbles: true }));
    };
    const begun = performance.now();
    if (element instanceof HTMLSelectElement) {
      const open = [...element.options].filter((option) => !option.disabled);
      const at = open.findIndex((option) => option.value === element.value);
      set(open[(at + 1) % open.length]?.value ?? '', 'change');
    } else if (element instanceof HTMLInputElement && element.type !== 'checkbox') {
      const value = Number(element.value);
      set(String(element.max !== '' && value >= Number(element.max) ? value - 1 : value + 1), 'input');
    } else if (element instanceof HTMLInputElement) element.click();
    else {
      const radios = [...element.querySelectorAll<HTMLInputElement>('input[type=radio]')];
      const at = radios.findIndex((radio) => radio.checked);
      radios[(at + 1) % radios.length]?.click();
    }
    await new Promise<void>((resolve) => {
      const look = () => {
        const since = performance.now() - (lastChange ?? begun);
        if (since > quiet) resolve();
        else setTimeout(look, 20);
      };
      look();
    });
    charts.disconnect();
    return lastChange === null ? null : lastChange - begun;
  }, control);
}

function controlsRow(changes: readonly Change[]): Measurement {
  const times = changes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const names = [...new Set(changes.map(({ control }) => control))];
  const slowest = names
    .map((name) => ({
      name,
      time: middle(changes.filter((c) => c.control === name).map((c) => c.milliseconds)),
    }))
    .sort((a, b) => b.time - a.time)[0];
  const p95 = times[Math.ceil(times.length * 0.95) - 1];
  return {
    what: `Quantization Strategies, a control changed until its charts show it (${names.length} controls, ${times.length} changes)`,
    figure: `p95 ${p95?.toFixed(0)} ms, median ${middle(times).toFixed(0)} ms; slowest: ${slowest?.name.replace(/^\d+ /, '')}, median ${slowest?.time.toFixed(0)} ms`,
    reference: 'limit: p95 50 ms',
  };
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
