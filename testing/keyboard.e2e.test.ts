import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';
import { createOwner, drawn, owner, readFixtures, settled } from './reading-portal.ts';

jest.setTimeout(300_000);

/** More stops of the Tab key than any way through a page should take. */
const patience = 150;

/** The main journeys without a mouse: whatever is reached here is reached by Tab, arrow keys, Enter, space and Escape. */
describe('the portal by keyboard alone', () => {
  let portal: PortalProcess;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess(), openBrowser()]);
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await createOwner(context, portal.url);
    await context.clearCookies();
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const follow = async (name: string) => {
    // The navigation comes before the page, whose tables may be long.
    await tabBackTo(
      page,
      page.getByRole('navigation', { name: 'Pages', exact: true }).getByRole('link', { name }),
    );
    await page.keyboard.press('Enter');
  };

  it('signs in', async () => {
    await page.goto(portal.url);
    await heading('Sign in').waitFor();
    await tabTo(page, page.getByLabel('E-mail'));
    await page.keyboard.type(owner.email);
    await tabTo(page, page.getByRole('textbox', { name: 'Password' }));
    await page.keyboard.type(owner.password);
    await page.keyboard.press('Enter');
    await focusOn(heading(/Welcome|Which Gemma|./));
    await readFixtures(context, portal.url, ['10-k.pdf', 'receipt.jpg']);
  });

  it('skips the navigation, without leaving a trace in the address', async () => {
    await page.goto(portal.url);
    await settled(page);
    await page.keyboard.press('Tab');
    await focusOn(page.getByRole('link', { name: 'Skip to the page' }));
    expect(await page.getByRole('link', { name: 'Skip to the page' }).boundingBox()).toMatchObject({ x: 12 });
    await page.keyboard.press('Enter');
    await focusOn(page.locator('#content'));
    expect(new URL(page.url()).hash).toBe('');
    await page.keyboard.press('Tab');
    expect(await page.locator('#content :focus').count()).toBe(1);
  });

  it.each(['Model Overview', 'Quantization Strategies', 'Documents', 'Performance Benchmarks'])(
    'goes to %s, and begins at its heading',
    async (name) => {
      await follow(name);
      await focusOn(heading(name));
      expect(await page.title()).toContain(name);
    },
  );

  it('shows at every stop of a page where it is, and passes them in the order they are seen in', async () => {
    for (const address of ['/', '/models', '/quantization', '/benchmarks', '/documents', '/account/keys']) {
      await page.goto(portal.url + address);
      await settled(page);
      const stops = await stopsOf(page);
      expect(stops.length).toBeGreaterThan(8);
      expect({ address, unseen: stops.filter((stop) => !stop.isSeen).map(({ name }) => name) }).toEqual({
        address,
        unseen: [],
      });
      expect({ address, nameless: stops.filter(({ name }) => name === '').length }).toEqual({
        address,
        nameless: 0,
      });
    }
  });

  it('chooses with the space bar, and “back” brings the choice before', async () => {
    await page.goto(`${portal.url}/models`);
    await settled(page);
    const chip = page.getByRole('checkbox', { name: /27B/ }).first();
    await tabTo(page, chip);
    const before = await chip.isChecked();
    await page.keyboard.press('Space');
    await page.waitForURL(/models=/);
    expect(await chip.isChecked()).toBe(!before);
    const chosen = page.url();
    await follow('Documents');
    await focusOn(heading('Documents'));
    await page.goBack();
    await focusOn(heading('Model Overview'));
    expect(page.url()).toBe(chosen);
    expect(await chip.isChecked()).toBe(!before);
    await page.goForward();
    await focusOn(heading('Documents'));
  });

  it('sorts a table', async () => {
    await page.goto(`${portal.url}/models`);
    await settled(page);
    const head = page.getByRole('columnheader', { name: /Total/ }).first();
    await tabTo(page, head.getByRole('button').first());
    await page.keyboard.press('Enter');
    await expectAttribute(head, 'aria-sort', 'descending');
    await page.keyboard.press('Enter');
    await expectAttribute(head, 'aria-sort', 'ascending');
  });

  it('asks where a figure is from, and comes back to it', async () => {
    const marks = page.getByRole('table').getByRole('button', { name: /^Where is this from/ });
    const mark = marks.first();
    await tabTo(page, mark);
    await page.keyboard.press('Enter');
    const card = page.getByRole('dialog');
    await card.waitFor();
    expect((await card.locator(':focus').count()) + ((await focusIsOn(card)) ? 1 : 0)).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
    await focusOn(mark);
  });

  it('finds a document, and reads it', async () => {
    await page.goto(`${portal.url}/documents`);
    await settled(page);
    await tabTo(page, page.getByRole('textbox', { name: 'Search by file or company' }));
    await page.keyboard.type('10-k');
    await page.waitForURL(/q=10-k/);
    await page.getByRole('link', { name: 'receipt.jpg' }).waitFor({ state: 'detached' });
    await tabTo(page, page.getByRole('link', { name: '10-k.pdf' }));
    await page.keyboard.press('Enter');
    await focusOn(heading('10-k.pdf'));

    await tabTo(page, page.getByRole('button', { name: 'Next page' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/page=2/);
    await tabTo(page, page.getByRole('region', { name: 'Page 2 of' }));
    await page.keyboard.press('PageDown');
    await page.waitForURL(/page=3/);
    await page.keyboard.press('PageUp');
    await page.waitForURL(/page=2/);

    await tabTo(page, page.getByRole('button', { name: 'Show Company', exact: false }));
    await page.keyboard.press('Enter');
    await page.locator('svg rect[data-chosen="f.companyName"]').waitFor();
  });

  it('walks through the tabs, the cells of a table, and the words of a page', async () => {
    await tabBackTo(page, page.getByRole('tab', { selected: true }));
    for (const tab of ['model', 'review', 'statements', 'tables']) {
      await page.keyboard.press('ArrowRight');
      await page.waitForURL(new RegExp(`tab=${tab}`));
    }
    await drawn(page);
    const goTo = page.getByRole('button', { name: /^Go to table/ });
    if ((await goTo.count()) > 0) {
      await tabTo(page, goTo);
      await page.keyboard.press('Enter');
    }
    await tabTo(page, page.locator('td[role=gridcell]'));
    const first = await page.locator(':focus').getAttribute('data-key');
    await page.keyboard.press('ArrowDown');
    const second = await page.locator(':focus').getAttribute('data-key');
    expect(second).not.toBe(first);
    await page.keyboard.press('Enter');
    await page.locator(`svg rect[data-chosen="${second}"]`).waitFor();

    await tabBackTo(page, page.getByRole('tab', { selected: true }));
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/tab=text/);
    await drawn(page);
    await tabTo(page, page.getByRole('region', { name: /^Text of page/ }));
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowRight', 'Enter']) {
      await page.keyboard.press(key);
    }
    const word = await page.locator('span[data-selected]').getAttribute('data-key');
    expect(word).toMatch(/^w\.\d+\.\d+$/);
    await page.locator(`svg rect[data-chosen="${word}"]`).waitFor();
  });

  it('asks before it deletes, keeps the focus in the question, and gives it back on Escape', async () => {
    await page.goto(`${portal.url}/documents`);
    await settled(page);
    const remove = page.getByRole('button', { name: 'Delete receipt.jpg' });
    await tabTo(page, remove);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await focusOn(dialog.getByRole('button', { name: 'Keep it' }));
    for (let stop = 0; stop < 5; stop += 1) {
      await page.keyboard.press('Tab');
      expect(await dialog.locator(':focus').count()).toBe(1);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await focusOn(remove);
    await page.keyboard.press('Enter');
    await focusOn(dialog.getByRole('button', { name: 'Keep it' }));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await remove.waitFor({ state: 'detached' });
  });

  it('opens the navigation of a narrow screen, and reaches nothing of it while it is shut', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${portal.url}/documents`);
    await settled(page);
    const stops = await stopsOf(page);
    expect(stops.map(({ name }) => name)).not.toContain('Model Overview');
    await page.goto(`${portal.url}/documents`);
    await settled(page);
    const burger = page.getByRole('button', { name: /navigation/ });
    await tabTo(page, burger);
    await page.keyboard.press('Enter');
    await expectAttribute(burger, 'aria-expanded', 'true');
    const link = page.getByRole('link', { name: 'Model Overview' });
    await link.waitFor();
    await page.keyboard.press('Escape');
    await link.waitFor({ state: 'hidden' });
    await focusOn(burger);
    await page.keyboard.press('Enter');
    await tabTo(page, link);
    await page.keyboard.press('Enter');
    await focusOn(heading('Model Overview'));
  });
});

function focusIsOn(locator: Locator): Promise<boolean> {
  return locator.first().evaluate((element) => element === document.activeElement);
}

/** Waits until the focus is on one that matches. */
async function focusOn(locator: Locator): Promise<void> {
  await locator.and(locator.page().locator(':focus')).first().waitFor();
}

async function expectAttribute(locator: Locator, name: string, value: string): Promise<void> {
  await locator
    .and(locator.page().locator(`[${name}="${value}"]`))
    .first()
    .waitFor();
}

async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  // Chips are check boxes that are there and not seen.
  await target.first().waitFor({ state: 'attached' });
  const isThere = () =>
    target.evaluateAll((elements) => elements.some((element) => element === document.activeElement));
  for (let stop = 0; stop < patience; stop += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${target} cannot be reached by ${key}`);
}

const tabBackTo = (page: Page, target: Locator) => tabTo(page, target, 'Shift+Tab');

interface Stop {
  name: string;
  /** Whether anything on the screen shows that the focus is here. */
  isSeen: boolean;
}

/** What Tab passes from the top of the page until it comes round. */
async function stopsOf(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let stop = 0; stop < patience; stop += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || focused === document.body) return null;
      if (Reflect.get(focused, 'wasPassed') === true) return null;
      Reflect.set(focused, 'wasPassed', true);
      // A hidden check box shows its focus on what stands for it.
      const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : [];
      const shown = [focused, ...labels, focused.nextElementSibling, focused.parentElement];
      const isMarked = shown.some((element) => {
        if (element === null) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
      });
      const box = (labels[0] ?? focused).getBoundingClientRect();
      const isOnScreen =
        box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
      const name =
        focused.getAttribute('aria-label') ??
        (focused.getAttribute('aria-labelledby') === null
          ? (labels[0]?.innerText ?? focused.innerText.trim().slice(0, 60))
          : 'labelled');
      return { name: name.trim(), isSeen: isMarked && isOnScreen };
    });
    if (found === null) return stops;
    stops.push(found);
  }
  return stops;
}
