import { Command } from 'commander';
import { exitStatus } from '../exit-status.ts';
import { problemOf } from '../ingest/request.ts';
import { printJsonLine, tell } from '../output.ts';
import { portalAccess, withPortalOptions, type PortalOptions } from '../portal-access.ts';

export function cacheCommand(): Command {
  const clear = new Command('clear')
    .description('Have a portal drop the answers it keeps ready, in all its processes. Wants an admin’s key.')
    .action(async (options: PortalOptions) => {
      process.exitCode = await clearCache(options);
    });
  return new Command('cache')
    .description('The answers about reference data that a portal keeps ready.')
    .addCommand(withPortalOptions(clear));
}

async function clearCache(options: PortalOptions): Promise<number> {
  const access = portalAccess(options);
  if ('missing' in access) return usage(access.missing);
  const { url, apiKey } = access;
  const response = await fetch(new URL('/api/reference/cache', url), {
    method: 'DELETE',
    headers: { authorization: `Bearer ${apiKey}` },
  }).catch(() => undefined);
  if (!response) return usage(`${url} cannot be reached.`);
  if (!response.ok) return usage((await problemOf(response)).message);
  // A page that answers 200 to everything has cleared nothing.
  if (response.status !== 204)
    return usage(`What answers at ${url} is not this portal, or another version of it.`);
  await printJsonLine({ cleared: true });
  return exitStatus.allWell;
}

function usage(message: string): number {
  tell(message);
  return exitStatus.wrongUsage;
}
