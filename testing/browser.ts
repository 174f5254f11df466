import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

/** Where Debian and its kin put the browser. */
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The package is made for tiny machines: one process for everything falls over as soon as a context is closed. */
const unwanted = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
];

/**
 * A headless Chromium: the one that CHROMIUM_PATH names, else the system’s, else the one that comes with the packages
 * (it unpacks itself into the temporary folder the first time).
 */
export async function openBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'] ?? installed.find((path) => existsSync(path));
  return own === undefined
    ? chromium.launch({
        executablePath: await sparticuz.executablePath(),
        args: sparticuz.args.filter((argument) => !unwanted.includes(argument)),
      })
    : chromium.launch({ executablePath: own, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** What the portal’s policy refuses to the pages of this context from now on, in the words of the browser. */
export async function refusedByPolicy(context: BrowserContext): Promise<string[]> {
  const refused: string[] = [];
  await context.exposeFunction('tellRefused', (what: string) => void refused.push(what));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { documentURI, violatedDirective, blockedURI, sourceFile, lineNumber } = event;
      const tell: (what: string) => void = Reflect.get(window, 'tellRefused');
      tell(`${documentURI}: ${violatedDirective} of ${blockedURI} by ${sourceFile}:${lineNumber}`);
    });
  });
  return refused;
}
