import path from 'node:path';
import { freePort } from '@gemmavision/db/embedded';
import { childEnvironment, type Settings } from '@gemmavision/settings';
import type { ServiceOptions } from './service.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const followLauncher = path.join(root, 'apps/launcher/dist/follow-launcher.js');

/** The services of a built portal. */
export function builtServices(settings: Settings, databaseUrl: string): ServiceOptions[] {
  const environment = childEnvironment({ DATABASE_URL: databaseUrl, DATA_DIR: settings.dataDir });
  const service = (name: string, app: string): ServiceOptions => ({
    name,
    program: process.execPath,
    args: ['--import', followLauncher, path.join(root, 'apps', app, 'dist/main.js')],
    environment,
  });
  return [service('api', 'api'), service('worker', 'doc-worker')];
}

/**
 * The services from their sources, started again when a source changes. The browser talks to Vite on PORT, which
 * passes on to the API what is the API's.
 */
export async function watchedServices(settings: Settings, databaseUrl: string): Promise<ServiceOptions[]> {
  const apiPort = String(await freePort());
  const environment = childEnvironment({
    NODE_ENV: 'development',
    DATABASE_URL: databaseUrl,
    DATA_DIR: settings.dataDir,
    PUBLIC_URL: settings.publicUrl,
    PORT: apiPort,
  });
  const program = (name: string) => path.join(root, 'node_modules/.bin', name);
  const watched = (name: string, app: string): ServiceOptions => ({
    name,
    program: program('tsx'),
    args: [
      'watch',
      '--clear-screen=false',
      '--conditions=@gemmavision/source',
      path.join(root, 'apps', app, 'src/main.ts'),
    ],
    environment,
  });
  const web: ServiceOptions = {
    name: 'web',
    program: program('vite'),
    args: [
      '--host',
      settings.host,
      '--port',
      String(settings.port),
      '--strictPort',
      '--clearScreen',
      'false',
    ],
    folder: path.join(root, 'apps/web'),
    environment,
  };
  return [watched('api', 'api'), watched('worker', 'doc-worker'), web];
}
