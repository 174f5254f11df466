import { homedir } from 'node:os';
import path from 'node:path';

/** What the command line takes from its environment; options given on the line win. */
export interface CliSettings {
  /** Address of the portal. */
  portalUrl?: string;
  apiKey?: string;
  /** Folder in which interrupted uploads are remembered. */
  stateDir: string;
  /** Where the native OCR program is looked for. */
  searchPath?: string;
}

/** Reads QUANTADVISOR_URL, QUANTADVISOR_API_KEY, PATH and the folder for state (XDG Base Directory). */
export function readCliSettings(environment: Record<string, string | undefined> = process.env): CliSettings {
  const given = (name: string) => environment[name]?.trim() || undefined;
  const stateHome = given('XDG_STATE_HOME') ?? path.join(given('HOME') ?? homedir(), '.local', 'state');
  const settings: CliSettings = { stateDir: path.join(stateHome, 'quantadvisor') };
  const portalUrl = given('QUANTADVISOR_URL');
  const apiKey = given('QUANTADVISOR_API_KEY');
  const searchPath = given('PATH');
  if (portalUrl) settings.portalUrl = portalUrl;
  if (apiKey) settings.apiKey = apiKey;
  if (searchPath) settings.searchPath = searchPath;
  return settings;
}
