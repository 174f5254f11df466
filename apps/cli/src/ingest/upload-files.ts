import type { Classification } from '@gemmavision/domain/governance';
import type { FoundFile } from './find-files.ts';
import type { Journal } from './journal.ts';
import type { Portal } from './portal.ts';
import { describeSending, type Progress } from './progress.ts';

export interface Uploaded {
  uploaded: number;
  /** Sent before, by an earlier run. */
  skipped: number;
  /** The portal had the same content already. */
  duplicates: number;
  refused: number;
  /** Why the rest was not even tried. */
  hopeless?: string;
}

export interface Target {
  batchId: string;
  classification: Classification | undefined;
  concurrency: number;
}

/** Sends what the journal does not know yet, some files at a time. */
export async function uploadFiles(
  portal: Portal,
  journal: Journal,
  files: readonly FoundFile[],
  { batchId, classification, concurrency }: Target,
  progress: Progress,
): Promise<Omit<Uploaded, 'skipped'>> {
  const result: Omit<Uploaded, 'skipped'> = { uploaded: 0, duplicates: 0, refused: 0 };
  const ofBytes = files.reduce((sum, { size }) => sum + size, 0);
  const started = performance.now();
  let bytes = 0;
  let next = 0;

  const send = async (file: FoundFile) => {
    const answer =
      file.kind === 'archive'
        ? await portal.uploadArchive(file, batchId)
        : await portal.upload(file, batchId, classification);
    if (answer.kind === 'hopeless') {
      result.hopeless ??= answer.message;
      return;
    }
    if (answer.kind === 'refused') {
      result.refused++;
      progress.say(`${file.name}: ${answer.message}`);
    } else {
      await journal.accepted(file, answer.body.id, batchId);
      result.uploaded++;
      if ('duplicateOf' in answer.body && answer.body.duplicateOf) result.duplicates++;
    }
    bytes += file.size;
    const done = result.uploaded + result.refused;
    const seconds = (performance.now() - started) / 1000;
    progress.show(describeSending({ files: done, ofFiles: files.length, bytes, ofBytes, seconds }));
  };
  const lane = async () => {
    for (let file = files[next++]; file && !result.hopeless; file = files[next++]) await send(file);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, files.length) }, lane));
  return result;
}
