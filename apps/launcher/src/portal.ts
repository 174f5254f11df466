import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '@gemmavision/settings';
import { takeDataFolder } from './data-folder.ts';
import { openDatabase, prepareDatabase } from './database.ts';
import { checkPort } from './port-check.ts';
import { untilReady } from './readiness.ts';
import { say } from './say.ts';
import { startService } from './service.ts';
import { builtServices, watchedServices } from './services.ts';

const WATCH_MILLISECONDS = 2_000;

/**
 * Runs the portal until `signal` aborts: database, tables, services, in this order, and back in the other. What was
 * begun is ended also when a later part fails.
 */
export async function runPortal(
  settings: Settings,
  signal: AbortSignal,
  isDevelopment: boolean,
): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    undo.push(await takeDataFolder(settings.dataDir, settings.publicUrl));
    await checkPort(settings.host, settings.port);
    const database = await openDatabase(settings);
    undo.push(database.stop);
    const { needsOwner } = await prepareDatabase(database.url);
    signal.throwIfAborted();

    const wanted = isDevelopment
      ? await watchedServices(settings, database.url)
      : builtServices(settings, database.url);
    const services = wanted.map(startService);
    undo.push(() => Promise.all(services.map((service) => service.stop())));
    const api = wanted.find((service) => service.name === 'api');
    await untilReady(addressOf(settings.host, api?.environment['PORT'] ?? settings.port), signal);
    say(welcome(settings, needsOwner));
    while (!signal.aborted) {
      await sleep(WATCH_MILLISECONDS, undefined, { signal });
      await database.keepRunning();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    if (signal.aborted) say('Stopping …');
    for (const step of undo.reverse()) await step();
  }
}

/** Where this machine reaches what listens on `host`. */
function addressOf(host: string, port: string | number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

function welcome(settings: Settings, needsOwner: boolean): string {
  const how = needsOwner
    ? settings.owner === undefined
      ? 'Open it to make the first account, which owns the portal.'
      : `Sign in as ${settings.owner.email} with OWNER_PASSWORD.`
    : 'Sign in with your account.';
  return `\n  GemmaVision QuantAdvisor is ready:  ${settings.publicUrl}\n  ${how}\n  Ctrl-C stops it.\n`;
}
