import type { Command } from 'commander';
import { readCliSettings } from '@gemmavision/settings';

/** Which portal, and as whom, as said on the command line. */
export interface PortalOptions {
  url?: string;
  apiKey?: string;
}

/** Adds the options that every command takes which talks to a portal. */
export function withPortalOptions(command: Command): Command {
  return command
    .option('--url <address>', 'address of the portal (or QUANTADVISOR_URL)')
    .option('--api-key <key>', 'API key of a team (or QUANTADVISOR_API_KEY, which other users cannot see)');
}

/** The portal to talk to, options before environment; or what is missing, in words for whoever typed the command. */
export function portalAccess(options: PortalOptions): { url: string; apiKey: string } | { missing: string } {
  const settings = readCliSettings();
  const url = options.url ?? settings.portalUrl;
  const apiKey = options.apiKey ?? settings.apiKey;
  if (!url || !URL.canParse(url)) return { missing: 'Say which portal: --url http://… or QUANTADVISOR_URL.' };
  if (!apiKey) return { missing: 'Give an API key of your team: --api-key or QUANTADVISOR_API_KEY.' };
  return { url, apiKey };
}
