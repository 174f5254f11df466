import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createOTP } from '@better-auth/utils/otp';
import { base32 } from '@better-auth/utils/base32';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';

jest.setTimeout(180_000);

const owner = { name: 'Ada Keller', email: 'ada@example.com', password: 'correct horse battery' };

/** A person with a telephone and a laptop that knows passkeys. Each step begins where the one before ended. */
describe('signing in with more than a password', () => {
  let portal: PortalProcess;
  let url: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let secret: string;
  let codes: string[];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortalProcess(), openBrowser()]);
    // Passkeys belong to a name, not to an address of digits.
    url = portal.url.replace('127.0.0.1', 'localhost');
    const body = JSON.stringify({ ...owner, teamName: 'Reporting' });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${url}/api/setup`, { method: 'POST', headers, body });
    context = await browser.newContext();
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const enterPassword = async () => {
    await context.clearCookies();
    await page.goto(`${url}/sign-in`);
    await page.getByLabel('E-mail').fill(owner.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(owner.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  const isInside = () => page.getByRole('heading', { name: /Welcome, Ada/ }).waitFor();

  it('sets up an authenticator app and keeps the backup codes', async () => {
    await enterPassword();
    await isInside();
    await page.goto(`${url}/account/security`);
    await page.getByRole('button', { name: 'Set up an app' }).click();
    await page.getByLabel('Your password').fill(owner.password);
    await page.getByRole('button', { name: 'Go on' }).click();
    const shown = await page.getByTestId('totp-secret').innerText();
    secret = new TextDecoder().decode(base32.decode(shown.replace(/\s/g, '')));
    await page.getByLabel('Code that it shows now').fill(await createOTP(secret).totp());
    await page.getByRole('button', { name: 'Turn it on' }).click();
    await page.getByTestId('backup-codes').waitFor();
    codes = await page.getByTestId('backup-codes').locator('code').allInnerTexts();
    expect(codes).toHaveLength(10);
  });

  it('is asked for a code after the password, and takes a backup code in its place', async () => {
    await enterPassword();
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('This code is not the right one').waitFor();
    await page.getByLabel('Code', { exact: true }).fill(await createOTP(secret).totp());
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await isInside();
    await enterPassword();
    await page.getByRole('button', { name: 'Use a backup code instead' }).click();
    await page.getByLabel('Backup code').fill(codes[0] ?? '');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await isInside();
  });

  it('adds a passkey and signs in with it alone; removed, it opens nothing', async () => {
    const devices = await context.newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    await page.goto(`${url}/account/security`);
    await page.getByLabel('Name of the device').fill('Work laptop');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByTestId('passkey').getByText('Work laptop').waitFor();
    const signInWithIt = async () => {
      await context.clearCookies();
      await page.goto(`${url}/sign-in`);
      await page.getByRole('button', { name: 'Use a passkey' }).click();
    };
    await signInWithIt();
    await isInside();
    await page.goto(`${url}/account/security`);
    await page.getByRole('button', { name: 'Remove Work laptop' }).click();
    await page.getByRole('button', { name: 'Remove for good' }).click();
    await page.getByTestId('passkey').waitFor({ state: 'detached' });
    await signInWithIt();
    await page.getByRole('alert').waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });
});
