import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DocumentReader, ReadOptions, ReadOutcome } from '@gemmavision/documents-io';
import { printJsonLine, tell } from '../output.ts';

/**
 * Reads the files, as many at a time as the reader has processes, and gives out the results in the order of the
 * files. Returns how many could not be read.
 */
export async function extractFiles(
  reader: DocumentReader,
  files: readonly string[],
  options: ReadOptions,
  outFolder: string | undefined,
): Promise<number> {
  let failed = 0;
  let finished = 0;
  let begun = 0;
  const outcomes: Promise<ReadOutcome>[] = [];
  // A little ahead of what is given out: results of a thousand files must not pile up in memory.
  const beginUpTo = (count: number) => {
    for (; begun < Math.min(count, files.length); begun++)
      outcomes.push(readOne(reader, files[begun] ?? '', options));
  };
  for (const [index, file] of files.entries()) {
    beginUpTo(index + 8);
    const outcome = await outcomes[index];
    delete outcomes[index];
    if (!outcome) continue;
    finished++;
    const name = path.basename(file);
    if (outcome.ok) {
      tell(`${finished}/${files.length} ${file}: ${outcome.result.pages.length} pages`);
      for (const warning of outcome.result.warnings) tell(`  ${warning}`);
    } else {
      failed++;
      tell(`${finished}/${files.length} ${file}: ${outcome.reason.message}`);
    }
    const value = outcome.ok ? outcome.result : { file: name, error: outcome.reason };
    if (!outFolder) {
      await printJsonLine(value);
      continue;
    }
    await writeFile(path.join(outFolder, `${name}.json`), JSON.stringify(value));
    for (const [page, drawing] of (outcome.ok ? (outcome.drawings ?? []) : []).entries()) {
      await writeFile(path.join(outFolder, `${name}.p${page + 1}.svg`), drawing);
    }
  }
  return failed;
}

/** One that is not there is like one that cannot be read: the others are read all the same. */
async function readOne(reader: DocumentReader, file: string, options: ReadOptions): Promise<ReadOutcome> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) {
    const message =
      found === undefined
        ? `There is no file ${file}. Check the path.`
        : `${file} is not a file. Name the files themselves, for example ${file}/*.pdf`;
    return { ok: false, reason: { code: 'internal', message } };
  }
  return reader.read({ path: file, fileName: path.basename(file), ...options });
}
