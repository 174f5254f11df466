import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createDocumentReader, type ReadOutcome } from '@gemmavision/documents-io';
import { understandDocument } from '@gemmavision/extraction/document';
import type { OcrEngine } from '@gemmavision/domain/documents';
import type { Page } from '@gemmavision/extraction/page';
import type { ScoredSet } from './sets.ts';

interface ReadSetOptions {
  root: string;
  /** Where the results of the set go, one JSON a file, as `extract --out` writes them. */
  out: string;
  engine: OcrEngine;
  /** Processes that read at a time. */
  jobs: number;
  /** Changes a file's pages before they are understood, to see what depends on small things. */
  change?: (pages: Page[], file: string) => Page[];
  onFile: (done: number, of: number) => void;
}

/**
 * Reads every file of a set as `quantadvisor extract` does. Pages that the same code has read from the same bytes
 * are taken from the cache, and only what is understood in them is done again: OCR of all sets takes minutes.
 */
export async function readSet(set: ScoredSet, options: ReadSetOptions): Promise<void> {
  for (const folder of [options.out, `${options.out}-scored`])
    await rm(folder, { recursive: true, force: true });
  await mkdir(options.out, { recursive: true });
  const cache = path.join(options.root, '.cache/score', codeOfReading(options.root));
  await mkdir(cache, { recursive: true });
  const reader = createDocumentReader({ children: options.jobs, ocrThreads: 1 });
  const waiting = [...set.files];
  let done = 0;
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const kept = path.join(cache, keyOf(file, set, options.engine));
      const outcome = existsSync(kept)
        ? revive(JSON.parse(await readFile(kept, 'utf8')))
        : await read(file, kept);
      await writeFile(
        path.join(options.out, `${path.basename(file)}.json`),
        JSON.stringify(asExtracted(file, options.change ? changed(file, outcome, options.change) : outcome)),
      );
      options.onFile(++done, set.files.length);
    }
  };
  const read = async (file: string, kept: string): Promise<ReadOutcome> => {
    const outcome = await reader.read({
      path: file,
      fileName: file,
      engine: options.engine,
      ignoreAttachments: set.ignoreAttachments ?? false,
      keepPages: true,
    });
    await writeFile(`${kept}.part`, JSON.stringify(outcome));
    await rename(`${kept}.part`, kept);
    return outcome;
  };
  try {
    await Promise.all(Array.from({ length: options.jobs }, work));
  } finally {
    await reader.close();
  }
}

function asExtracted(file: string, outcome: ReadOutcome) {
  return outcome.ok ? outcome.result : { file: path.basename(file), error: outcome.reason };
}

/** What was read before, understood by the code of today. */
function revive(outcome: ReadOutcome): ReadOutcome {
  if (!outcome.ok || !outcome.pagesRead) return outcome;
  const { result, pagesRead } = outcome;
  return { ...outcome, result: { ...result, ...understandDocument(pagesRead) } };
}

function changed(
  file: string,
  outcome: ReadOutcome,
  change: NonNullable<ReadSetOptions['change']>,
): ReadOutcome {
  if (!outcome.ok || !outcome.pagesRead) return outcome;
  const pages = change(outcome.pagesRead.pages, file);
  return revive({ ...outcome, pagesRead: { ...outcome.pagesRead, pages } });
}

function keyOf(file: string, set: ScoredSet, engine: OcrEngine): string {
  const bytes = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 32);
  return `${bytes}-${engine}${set.ignoreAttachments === true ? '-page-only' : ''}.json`;
}

/** A name for the state of all code that turns bytes into pages. */
function codeOfReading(root: string): string {
  const hash = createHash('sha256');
  const folder = path.join(root, 'libs/documents-io/src');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    hash.update(name).update(readFileSync(path.join(folder, name)));
  }
  hash.update(readFileSync(path.join(root, 'libs/documents-io/package.json')));
  return hash.digest('hex').slice(0, 16);
}
