import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { readCliSettings } from '@gemmavision/settings';
import { exitStatus } from '../exit-status.ts';
import { parseCount } from '../options.ts';
import { printJsonLine, tell } from '../output.ts';
import { portalAccess, withPortalOptions, type PortalOptions } from '../portal-access.ts';
import { findFiles } from './find-files.ts';
import { openJournal } from './journal.ts';
import { Portal } from './portal.ts';
import { uploadFiles } from './upload-files.ts';
import { waitForAll } from './wait-for-all.ts';

interface IngestOptions extends PortalOptions {
  concurrency: number;
  wait?: boolean;
}

export function ingestCommand(): Command {
  const command = new Command('ingest')
    .description(
      'Upload every PDF, PNG and JPEG under a folder to a portal. Run again after an interruption.',
    )
    .argument('<folder>');
  return withPortalOptions(command)
    .option('--concurrency <number>', 'files sent at a time', parseCount, 4)
    .option('--wait', 'stay until every document is read')
    .action(async (folder: string, options: IngestOptions) => {
      process.exitCode = await ingest(folder, options);
    });
}

async function ingest(folder: string, options: IngestOptions): Promise<number> {
  const access = portalAccess(options);
  if ('missing' in access) return usage(access.missing);
  const { url, apiKey } = access;
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory())
    return usage(`${folder} is not a folder. Name the folder that holds the documents.`);

  const files = await findFiles(folder);
  const journal = await openJournal(readCliSettings().stateDir, folder, url, apiKey);
  const portal = new Portal(url, apiKey, (why, milliseconds) =>
    tell(`${why} Next attempt in ${(milliseconds / 1000).toFixed(1)} s.`),
  );
  const sent = await uploadFiles(portal, journal, folder, files, options.concurrency);
  const { accepted, ...counts } = sent;
  if (sent.hopeless) tell(sent.hopeless);
  const states = options.wait && !sent.hopeless ? await waitForAll(portal, accepted) : undefined;
  await printJsonLine({ files: files.length, ...counts, ...(states ? { states } : {}) });
  const unread = (states?.FAILED ?? 0) + (states?.REJECTED ?? 0);
  if (sent.hopeless) return exitStatus.wrongUsage;
  return sent.refused + unread === 0 ? exitStatus.allWell : exitStatus.someFailed;
}

function usage(message: string): number {
  tell(message);
  return exitStatus.wrongUsage;
}
