import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { createDocumentReader, type ReadOptions } from '@gemmavision/documents-io';
import {
  defaultOcrEngine,
  ocrEngines,
  pageSegmentations,
  type OcrEngine,
  type PageSegmentation,
} from '@gemmavision/domain/documents';
import { readCliSettings } from '@gemmavision/settings';
import { exitStatus } from '../exit-status.ts';
import { parseCount } from '../options.ts';
import { tell } from '../output.ts';
import { extractFiles } from './extract-files.ts';

interface ExtractOptions {
  out?: string;
  ignoreAttachments?: boolean;
  engine: OcrEngine;
  pageSegmentation?: PageSegmentation;
  debugSvg?: boolean;
  jobs: number;
}

export function extractCommand(): Command {
  return new Command('extract')
    .description('Read text, tables, key figures and personal data from PDF, PNG and JPEG files.')
    .argument('<file...>', 'the files; `-` is not one of them')
    .option('--out <folder>', 'write <folder>/<file name>.json for each file instead of JSON Lines')
    .option('--ignore-attachments', 'read the page of an invoice even where its data is attached as XML')
    .addOption(new Option('--engine <name>', 'OCR program').choices(ocrEngines).default(defaultOcrEngine))
    .option('--page-segmentation <mode>', `OCR layout: ${modeList}; chosen per page if left out`, parseMode)
    .option('--debug-svg', 'with --out: draw what was seen on each page as <file name>.p<page>.svg')
    .option('--jobs <number>', 'files read at a time', parseCount, Math.min(2, availableParallelism()))
    .action(async (files: string[], options: ExtractOptions) => {
      process.exitCode = await extract(files, options);
    });
}

async function extract(files: string[], options: ExtractOptions): Promise<number> {
  const problem = problemWith(files, options);
  if (problem) {
    tell(problem);
    return exitStatus.wrongUsage;
  }
  if (options.out) await mkdir(options.out, { recursive: true });
  const { searchPath } = readCliSettings();
  const reader = createDocumentReader({
    children: Math.min(options.jobs, files.length),
    onTrouble: (detail) => tell(`  (${detail.split('\n')[0]})`),
    ...(searchPath ? { searchPath } : {}),
  });
  const readOptions: ReadOptions = {
    engine: options.engine,
    ignoreAttachments: options.ignoreAttachments ?? false,
    explain: options.debugSvg ?? false,
    ...(options.pageSegmentation ? { pageSegmentation: options.pageSegmentation } : {}),
  };
  try {
    const failed = await extractFiles(reader, files, readOptions, options.out);
    return failed === 0 ? exitStatus.allWell : exitStatus.someFailed;
  } finally {
    await reader.close();
  }
}

/** What is wrong with the command as it was given; undefined if nothing is. */
function problemWith(files: readonly string[], options: ExtractOptions): string | undefined {
  if (options.debugSvg && !options.out) return '--debug-svg needs --out: the folder that the drawings go to.';
  const names = files.map((file) => path.basename(file));
  const twice = options.out ? names.find((name, index) => names.indexOf(name) !== index) : undefined;
  return twice
    ? `Two of the files are called ${twice}: with --out one would overwrite the other.`
    : undefined;
}

const modeList = pageSegmentations.map((mode) => mode.value).join(', ');

function parseMode(value: string): PageSegmentation {
  const mode = pageSegmentations.find((known) => String(known.value) === value);
  if (!mode) throw new InvalidArgumentError(`Give one of ${modeList}.`);
  return mode.value;
}
