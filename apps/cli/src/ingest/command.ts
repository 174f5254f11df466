import { Command, Option } from 'commander';
import { newBatchSchema, type BatchAttention, type NewBatch } from '@gemmavision/domain/batches';
import { ocrEngines, type DocumentStatus } from '@gemmavision/domain/documents';
import { classifications, type Classification } from '@gemmavision/domain/governance';
import { readCliSettings } from '@gemmavision/settings';
import { exitStatus } from '../exit-status.ts';
import { parseCount } from '../options.ts';
import { printJsonLine, tell } from '../output.ts';
import { portalAccess, withPortalOptions, type PortalOptions } from '../portal-access.ts';
import { chooseBatch, defaultName } from './choose-batch.ts';
import { describeAttention, failedArchives } from './describe-attention.ts';
import { findFiles, type FoundFile } from './find-files.ts';
import { openJournal, type Journal } from './journal.ts';
import { Portal } from './portal.ts';
import { createProgress, type Progress } from './progress.ts';
import { uploadFiles, type Uploaded } from './upload-files.ts';
import { waitForBatch } from './wait-for-batch.ts';

interface IngestOptions extends PortalOptions {
  batch?: string;
  classification?: Classification;
  engine?: string;
  languages?: string;
  model?: boolean;
  concurrency: number;
  wait?: boolean;
}

export function ingestCommand(): Command {
  const command = new Command('ingest')
    .description(
      'Send every PDF, PNG and JPEG under folders, and ZIP files, to a portal as one batch. Run again after an interruption.',
    )
    .argument('<sources...>', 'folders, ZIP files, documents');
  return withPortalOptions(command)
    .option(
      '--batch <name>',
      'batch to begin or to go on with (default: the first folder’s name and the day)',
    )
    .addOption(new Option('--classification <class>', 'how confidential they are').choices(classifications))
    .addOption(new Option('--engine <engine>', 'reader of scanned pages').choices(ocrEngines))
    .option('--languages <languages>', 'languages that Tesseract reads, as in eng+deu')
    .option('--model', 'have the team’s language model read them too')
    .option('--no-model', 'do not have the team’s language model read them')
    .option('--concurrency <number>', 'files sent at a time', parseCount, 4)
    .option('--wait', 'stay until every document is read, and say what needs a person')
    .action(async (sources: string[], options: IngestOptions) => {
      process.exitCode = await ingest(sources, options);
    });
}

async function ingest(sources: string[], options: IngestOptions): Promise<number> {
  const access = portalAccess(options);
  if ('missing' in access) return usage(access.missing);
  const wanted = newBatchSchema.safeParse(batchOf(sources, options));
  if (!wanted.success)
    return usage(wanted.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  const found = await findFiles(sources);
  if ('wrong' in found) return usage(found.wrong);
  if (found.archivesLeftOut > 0)
    tell(`${found.archivesLeftOut} ZIP files in these folders are left out: name them to send them too.`);

  const { url, apiKey } = access;
  const progress = progressOn(process.stderr);
  const portal = new Portal({
    url,
    apiKey,
    onPause: (why, milliseconds) =>
      progress.say(`${why} Next attempt in ${(milliseconds / 1000).toFixed(1)} s.`),
  });
  const journal = await openJournal(readCliSettings().stateDir, sources, url, apiKey);
  const run = { portal, journal, progress, files: found.files, wanted: wanted.data, options };
  const { batchId, sent } = await send(run);
  const { hopeless, ...counts } = sent;
  const end = options.wait && batchId !== null && !hopeless ? await waitForEnd(run, batchId) : {};
  progress.end();
  const problem = hopeless ?? end.problem;
  if (problem !== undefined) tell(problem);
  for (const line of end.lines ?? []) tell(line);
  const { states, attention } = end;
  await printJsonLine({
    files: found.files.length,
    ...counts,
    batch: batchId,
    ...(states && { states }),
    ...(attention && { attention }),
  });
  if (problem !== undefined) return exitStatus.wrongUsage;
  return sent.refused + (end.failures ?? 0) === 0 ? exitStatus.allWell : exitStatus.someFailed;
}

function batchOf(sources: readonly string[], options: IngestOptions) {
  const { batch, classification, engine, languages, model } = options;
  return {
    name: batch ?? defaultName(sources, new Date()),
    ...(classification && { classification }),
    ...(engine !== undefined && { engine }),
    ...(languages !== undefined && { ocrLanguages: languages }),
    ...(model !== undefined && { asksModel: model }),
  };
}

interface Run {
  portal: Portal;
  journal: Journal;
  progress: Progress;
  files: readonly FoundFile[];
  wanted: NewBatch;
  options: IngestOptions;
}

/** Sends what is new into its batch, and seals it. Where nothing is new, no batch is begun. */
async function send(run: Run): Promise<{ batchId: string | null; sent: Uploaded }> {
  const { portal, journal, progress, files, wanted, options } = run;
  const fresh = files.filter((file) => journal.idOf(file, options.batch) === undefined);
  const skipped = files.length - fresh.length;
  if (skipped > 0) progress.say(`${skipped} of ${files.length} files were sent before.`);
  const nothing = { uploaded: 0, skipped, duplicates: 0, refused: 0 };
  const last = journal.lastBatch(options.batch);
  if (fresh.length === 0 && last === undefined) return { batchId: null, sent: nothing };
  // The run before may have been ended between its last file and the seal.
  if (fresh.length === 0 && last !== undefined) {
    const hopeless = await seal(portal, last.id);
    return { batchId: last.id, sent: { ...nothing, ...(hopeless !== undefined && { hopeless }) } };
  }

  const chosen = await chooseBatch(portal, journal, wanted, options.batch);
  if (chosen.kind !== 'ok') return { batchId: null, sent: { ...nothing, hopeless: chosen.message } };
  const { batch, isOld } = chosen.body;
  const { classification, concurrency } = options;
  if (isOld)
    progress.say(`Going on with the batch “${batch.name}”: its own engine, languages and model hold.`);
  const target = { batchId: batch.id, classification, concurrency };
  const sent = { ...nothing, ...(await uploadFiles(portal, journal, fresh, target, progress)) };
  const hopeless = sent.hopeless ?? (await seal(portal, batch.id));
  return { batchId: batch.id, sent: { ...sent, ...(hopeless !== undefined && { hopeless }) } };
}

/** No more documents come. One that is sealed, cancelled or gone already is as good. */
async function seal(portal: Portal, batchId: string): Promise<string | undefined> {
  const answer = await portal.seal(batchId);
  return answer.kind === 'hopeless' ? answer.message : undefined;
}

interface End {
  states?: Partial<Record<DocumentStatus, number>>;
  attention?: BatchAttention;
  lines?: string[];
  /** Documents, files and ZIP files that came to nothing. */
  failures?: number;
  problem?: string;
}

/** Stays until all is read; then what became of it, and what needs a person. */
async function waitForEnd({ portal, progress }: Run, batchId: string): Promise<End> {
  const batch = await waitForBatch(portal, batchId, progress);
  if (batch.kind !== 'ok') return { problem: batch.message };
  const [attention, archives] = await Promise.all([portal.attention(batchId), portal.archives(batchId)]);
  if (attention.kind !== 'ok') return { problem: attention.message };
  if (archives.kind !== 'ok') return { problem: archives.message };
  const { byStatus, refused } = batch.body;
  const lines = describeAttention(attention.body, archives.body);
  return {
    states: Object.fromEntries(Object.entries(byStatus).filter(([, count]) => count > 0)),
    attention: attention.body,
    lines:
      lines.length === 0
        ? ['Nothing needs a person.']
        : ['What needs a person:', ...lines.map((l) => `  ${l}`)],
    failures: byStatus.FAILED + byStatus.REJECTED + refused + failedArchives(archives.body).length,
  };
}

function progressOn(stream: NodeJS.WriteStream): Progress {
  return createProgress({
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY,
    columns: stream.columns || 80,
    now: () => performance.now(),
  });
}

function usage(message: string): number {
  tell(message);
  return exitStatus.wrongUsage;
}
