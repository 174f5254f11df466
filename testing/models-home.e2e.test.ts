import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { QueueStatus } from '@gemmavision/domain/documents';
import type { Model } from '@gemmavision/domain/models';
import { openBrowser } from './browser.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';
import { createOwner, readFixtures, settled, signInOwner } from './reading-portal.ts';

jest.setTimeout(180_000);

const feedback = 'mailto:portal@example.com';
const receipt = 'receipt.jpg';

/** Home and Model Overview, on the shipped data out of the database. */
describe('the first page and the models in a browser', () => {
  let portal: PortalProcess;
  let browser: Browser;
  let page: Page;
  let models: Model[];
  const complaints: string[] = [];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess({ FEEDBACK_URL: feedback }), openBrowser()]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    await createOwner(context, portal.url);
    await signInOwner(context, portal.url);
    ({ items: models } = await (await context.request.get(`${portal.url}/api/models?limit=200`)).json());
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const open = async (address: string) => {
    await page.goto(portal.url + address);
    await settled(page);
  };
  const region = (name: string): Locator => page.getByRole('region', { name, exact: true });
  const table = (name: string): Locator => page.getByRole('table', { name, exact: true });
  const sum = () => region('Sum of the parameters');
  const chart = () => page.getByRole('figure', { name: /What the models are made of/ });
  const card = (name: string): Locator => page.getByRole('article', { name: `Architecture of ${name}` });
  /** What a card says on something: the value below its name. */
  const fact = (name: string, about: string): Locator =>
    card(name)
      .locator('dl > div')
      .filter({ has: page.getByText(about, { exact: true }) })
      .locator('dd');
  /** The colour of a layer is not asked for, only which kind it is drawn as. */
  const layersOf = (name: string) =>
    card(name)
      .locator('svg rect')
      .evaluateAll((strokes) => strokes.map((stroke) => stroke.getAttribute('data-kind')));

  describe('Home', () => {
    const stands = (status: QueueStatus) =>
      page.route('**/api/documents/queue', (route) => route.fulfill({ json: status }));
    const resting: QueueStatus = {
      pending: 0,
      queued: 0,
      running: 0,
      oldestWaitingSeconds: null,
      lastQuarterHour: { done: 0, failed: 0, rejected: 0, documentsPerMinute: 0 },
      workers: { alive: 1, places: 2, lastSeenAt: new Date().toISOString() },
    };
    const queue = () => region('Queue, live');

    it('says what the portal is for, and where to begin in each role', async () => {
      await open('/');
      await page.getByRole('heading', { name: 'Why Gemma 3 for financial documents' }).waitFor();
      await page.getByRole('heading', { name: 'What you will be able to do' }).waitFor();
      for (const kind of ['Engines', 'Formats', 'Harnesses']) {
        await page.getByRole('heading', { name: new RegExp(kind) }).waitFor();
      }
      for (const link of ['Open documents', 'Compare precisions', 'See the results']) {
        await page.getByRole('link', { name: new RegExp(link) }).waitFor();
      }
      for (const role of ['Data engineer', 'MLOps engineer']) {
        await page.getByRole('heading', { name: role }).waitFor();
      }
      await region('Start here')
        .getByRole('link', { name: /what each model is made of/ })
        .click();
      await page.getByRole('heading', { level: 1, name: 'Model Overview' }).waitFor();
    });

    it('leads to whoever the setting names for feedback', async () => {
      await open('/');
      expect(await page.getByRole('link', { name: 'Tell us' }).getAttribute('href')).toBe(feedback);
    });

    it('tells what is new: nothing yet, then the document that was read, and the data that was loaded', async () => {
      await region('What is new').getByText('None yet').waitFor();
      await region('What is new').getByText('Accelerators').waitFor();
      await queue().getByText('Nothing to do').waitFor();
      await readFixtures(page.context(), portal.url, [receipt]);
      await open('/');
      const document = region('What is new').getByRole('listitem').filter({ hasText: receipt });
      await document.getByText('Done', { exact: true }).waitFor();
      await queue()
        .getByText(/a minute in the last 15 minutes/)
        .waitFor();
    });

    it('follows the queue while one looks, without a reload', async () => {
      await stands(resting);
      await open('/');
      await queue().getByText('Nothing to do').waitFor();
      await page.unroute('**/api/documents/queue');
      await stands({ ...resting, running: 2, pending: 3, oldestWaitingSeconds: 400 });
      await queue().getByText('Reading 2 documents').waitFor();
      await queue().getByText('3 documents wait, the oldest for 7 min').waitFor();
      await page.unroute('**/api/documents/queue');
    });

    it('says what to do where no worker is alive', async () => {
      await stands({ ...resting, queued: 1, workers: { alive: 0, places: 0, lastSeenAt: null } });
      await open('/');
      await queue().getByText('No worker is running').waitFor();
      await queue().getByText('npm run worker').waitFor();
      await page.unroute('**/api/documents/queue');
    });
  });

  describe('Model Overview', () => {
    it('evaluates the sum for the bar that is pointed at, and keeps it while the pointer goes on', async () => {
      await open('/models');
      const label = await chart().getByText('Gemma 3 27B', { exact: true }).boundingBox();
      if (label === null) throw new Error('the chart shows no Gemma 3 27B');
      await page.mouse.move(label.x + label.width + 60, label.y + label.height / 2, { steps: 4 });
      await sum().getByText('27,433 M').waitFor();
      await sum()
        .getByRole('button', { name: /vision encoder parameters of Gemma 3 27B/ })
        .click();
      await page.getByText('Table 1, row 27B').waitFor();
      await page.keyboard.press('Escape');
    });

    it('evaluates it for the bar that the arrow keys lead to', async () => {
      await chart().getByRole('application').focus();
      await page.keyboard.press('Home');
      await sum().getByText('268 M').waitFor();
      await page.keyboard.press('End');
      await sum()
        .getByText(/split is not published/)
        .waitFor();
    });

    it('evaluates it for the row that has the focus, and for the model that is chosen', async () => {
      await page.getByRole('button', { name: 'Where is this from? Total, Gemma 3 12B' }).focus();
      await sum().getByText('12,188 M').waitFor();
      await sum().getByLabel('Evaluate the sum for').selectOption('gemma-3-270m');
      await sum().getByText('no vision encoder').waitFor();
      await page.waitForURL(/example=gemma-3-270m/);
    });

    it('offers quick selections made of the data', async () => {
      const rows = table('Parameters by component').getByRole('row');
      const pick = (label: string) =>
        page.getByRole('button', { name: `Models: ${label}`, exact: true }).click();
      await pick('Gemma 3');
      expect(await rows.count()).toBe(1 + models.filter(({ family }) => family === 'Gemma 3').length);
      await pick('First ten');
      expect(await rows.count()).toBe(1 + Math.min(10, models.length));
      await pick('None');
      await page.getByText('No model is chosen').waitFor();
      await pick('All');
      expect(await rows.count()).toBe(1 + models.length);
    });

    it('measures in shares and on a logarithmic axis, and says why nothing is stacked there', async () => {
      await open('/models');
      await chart().getByText('Share', { exact: true }).click();
      await chart().getByText('Share of all parameters (%)').waitFor();
      await chart().getByText('Log', { exact: true }).click();
      await page.waitForURL(/measure=log/);
      await chart().getByText('Parameters (billions, logarithmic)').waitFor();
      await chart()
        .getByText(/They are not stacked/)
        .first()
        .waitFor();
    });

    it('tells a split that nobody published from a part that a model does not have', async () => {
      await open('/models?models=gemma-3-1b,gemma-3n-e2b');
      await chart().getByText('split not published', { exact: true }).waitFor();
      await chart().getByText('no vision encoder', { exact: true }).waitFor();
      const row = (name: string) => table('Parameters by component').getByRole('row', { name });
      await row('Gemma 3 1B').getByText('none', { exact: true }).waitFor();
      expect(await row('Gemma 3n E2B').getByTitle('unknown').count()).toBe(4);
      expect(await fact('Gemma 3 1B', 'Vision tokens').innerText()).toContain('none');
      await fact('Gemma 3n E2B', 'Vision tokens').getByTitle('unknown').waitFor();
    });

    it('draws the layers of each model as its pattern says', async () => {
      await open('/models');
      for (const { name, architecture } of models) {
        const drawn = await layersOf(name);
        expect([name, drawn.length]).toEqual([name, architecture.layers]);
        const globals = drawn.flatMap((kind, index) => (kind === 'global' ? [index] : []));
        expect([name, globals.length]).toEqual([name, architecture.globalLayers]);
        expect([name, globals[0]]).toEqual([name, Number(architecture.localGlobalPattern.split(':')[0])]);
      }
      await card('Gemma 3 4B')
        .getByRole('img', { name: /34 layers: 29 local, 5 global/ })
        .waitFor();
      await card('Gemma 3 4B')
        .getByText(/A local layer sees the last 1,024 tokens/)
        .waitFor();
      await card('Gemma 3 4B')
        .getByText(/A global layer sees all 131,072/)
        .waitFor();
    });

    it('says of each figure of a card where it is from', async () => {
      const figures = card('Gemma 3 4B').locator('dl > div');
      const marks = card('Gemma 3 4B')
        .locator('dl')
        .getByRole('button', { name: /^Where is this from/ });
      expect(await marks.count()).toBe(await figures.count());
      await fact('Gemma 3 4B', 'Window').getByRole('button').click();
      await page.getByRole('dialog').getByRole('link').first().waitFor();
      await page.keyboard.press('Escape');
    });

    it('puts the cards into one table, and comes back from its address alone', async () => {
      await page
        .getByRole('radiogroup', { name: 'Show architectures as' })
        .getByText('Compare', { exact: true })
        .click();
      await page.waitForURL(/cards=table/);
      await table('Parameters by component')
        .getByRole('columnheader', { name: /^Total/ })
        .getByRole('button')
        .click();
      await page.waitForURL(/sort=total\.desc/);
      await page.reload();
      const first = table('Parameters by component').getByRole('row').nth(1);
      expect(await first.innerText()).toContain('Gemma 3 27B');
      const compared = table('Architecture').getByRole('row', { name: /Gemma 3 27B/ });
      expect((await compared.innerText()).replace(/\s+/g, ' ').trim()).toBe(
        'Gemma 3 27B 62 5 : 1 62 32 16 128 1,024 131,072 262,144 256',
      );
    });
  });

  // In a group of its own: tests beside groups would run before them.
  describe('All the while', () => {
    it('no page threw an error', () => {
      expect(complaints).toEqual([]);
    });
  });
});
