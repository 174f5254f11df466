import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { drawn } from './reading-portal.ts';
import { isThorough } from './thorough.ts';

/** WCAG 2.0 to 2.2, levels A and AA, and what axe holds for good practice beyond. */
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What another colour scheme or width may break in a page that was looked at already: the rest is the same HTML. */
const rulesOfLooks = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];

/**
 * What axe finds wrong with a page as it stands, in words that say where. `again`: the page was looked at before in
 * another look, so that (but in the long run) only what may differ is asked.
 */
export async function violationsOn(page: Page, options: { again?: boolean } = {}): Promise<string[]> {
  // Our pages have no frames, and looking for some takes as long as everything else.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (options.again && !isThorough) axe.withRules(rulesOfLooks);
  else axe.withTags(everyRule);
  // What lies behind a dialog is out of everybody’s reach, and is looked at without it.
  if ((await page.locator('[aria-modal=true]').count()) > 0) axe.exclude('#root');
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 4).map(({ target, failureSummary }) => {
      const why = failureSummary?.split('\n').slice(1).join(' ').trim().slice(0, 220);
      return `${id}: ${help} (${nodes.length}×) at ${target.join(' ')}: ${why}`;
    }),
  );
}

/** The same in light and in dark; leaves the page light. */
export async function violationsInBothSchemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await drawn(page);
    const broken = await violationsOn(page, { again: colorScheme === 'dark' });
    found.push(...broken.map((one) => `${colorScheme} ${one}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
