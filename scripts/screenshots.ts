/**
 * `npm run screenshots`: every page of the built portal, filled as `npm run seed:demo` does, as each role sees it and as
 * a portal admin does, into screenshots/roles/. Wide and light, and as a phone in the dark. For people to look at.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { roles } from '@gemmavision/domain/access';
import { openBrowser } from '../testing/browser.ts';
import { startPortalProcess } from '../testing/portal-process.ts';
import { addressesOf, settled } from '../testing/reading-portal.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'screenshots/roles');
const looks = [
  { name: 'wide', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'phone', width: 390, height: 844, colorScheme: 'dark' },
] as const;

const dataDir = await mkdtemp(path.join(tmpdir(), 'quantadvisor-screenshots-'));
try {
  const seeded = spawnSync('npm', ['run', '--silent', 'seed:demo'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: 'inherit',
  });
  if (seeded.status !== 0) throw new Error('The demo could not be seeded; see above.');
  await mkdir(folder, { recursive: true });
  const portal = await startPortalProcess({ DATA_DIR: dataDir });
  const browser = await openBrowser();
  try {
    for (const role of roles) {
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      await signIn(context, portal.url, `${role}@treasury.example`);
      await takeAll(context, portal.url, role);
      await context.close();
    }
  } finally {
    await browser.close();
    await portal.stop();
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

async function signIn(context: BrowserContext, url: string, email: string): Promise<void> {
  const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
    data: { email, password: 'demo-password' },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`${email} cannot sign in: ${answer.status()}`);
}

async function takeAll(context: BrowserContext, url: string, role: string): Promise<void> {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log(`${role} ${page.url()}: ${error.message}`));
  await page.goto(url);
  await settled(page);
  const { items } = await (await context.request.get(`${url}/api/documents`)).json();
  const parameters: Record<string, string> = {
    $id: items.find(({ docType }: { docType: string }) => docType === '10-K')?.id ?? '',
    $key: 'costco-wholesale',
    $token: 'unknown',
  };
  for (const address of await addressesOf(page)) {
    const filled = address.replace(/\$\w+/g, (name) => parameters[name] ?? '');
    for (const look of looks)
      await take(page, url + filled, look, `${nameOf(address)}-${role}-${look.name}.png`);
  }
  await page.close();
}

async function take(page: Page, url: string, look: (typeof looks)[number], file: string): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({ colorScheme: look.colorScheme });
  await page.goto(url);
  await settled(page).catch((error: Error) => console.log(`${file}: ${error.message.split('\n')[0]}`));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) console.log(`${file}: ${overflow} px too wide`);
  await page.screenshot({ path: path.join(folder, file), fullPage: true });
  console.log(file);
}

function nameOf(address: string): string {
  return address === '/' ? 'home' : address.slice(1).replaceAll('/', '-').replaceAll('$', '');
}
