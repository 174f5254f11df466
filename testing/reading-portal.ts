import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { isTerminal, type AcceptedDocument, type DocumentRecord } from '@gemmavision/domain/documents';

const fixtures = path.resolve(import.meta.dirname, '../fixtures');

/** The owner of every portal that a browser looks at. */
export const owner = { email: 'ada@example.com', password: 'correct horse battery' };

/** Makes the owner and the first team of a new portal, without a browser’s help. */
export async function createOwner(context: BrowserContext, url: string): Promise<void> {
  const data = { ...owner, name: 'Ada Keller', teamName: 'Reporting' };
  const answer = await context.request.post(`${url}/api/setup`, { data, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`no owner: ${answer.status()} ${await answer.text()}`);
}

/** From now on the pages of this context are the owner’s. */
export async function signInOwner(context: BrowserContext, url: string): Promise<void> {
  const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
    data: owner,
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`sign-in failed: ${answer.status()} ${await answer.text()}`);
}

/** Uploads files of fixtures/ and waits until they were read: their ids, in the same order. */
export async function readFixtures(
  context: BrowserContext,
  url: string,
  names: readonly string[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const file = {
      name,
      mimeType: 'application/octet-stream',
      buffer: await readFile(path.join(fixtures, name)),
    };
    const answer = await context.request.post(`${url}/api/documents`, {
      multipart: { file },
      headers: { origin: url },
    });
    if (!answer.ok()) throw new Error(`${name} was refused: ${answer.status()} ${await answer.text()}`);
    const { id }: AcceptedDocument = await answer.json();
    ids.push(id);
  }
  for (const id of ids) {
    for (;;) {
      const document: DocumentRecord = await (await context.request.get(`${url}/api/documents/${id}`)).json();
      if (isTerminal(document.status)) break;
      await sleep(200);
    }
  }
  return ids;
}

/** Every address of the running application, with its parameters (`/documents/$id`), as its router knows them. */
export function addressesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const router: { routesByPath: Record<string, unknown> } = Reflect.get(window, '__TSR_ROUTER__');
    return Object.keys(router.routesByPath);
  });
}

/** Waits until the page has its heading and nothing in it is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await drawn(page);
}

/** Waits until nothing on the page is still loading, and what has changed is on the screen. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('.mantine-Skeleton-root, [data-loading], [aria-busy=true]') === null,
  );
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
