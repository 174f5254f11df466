import { tell } from '../output.ts';
import type { FoundFile } from './find-files.ts';
import type { Journal } from './journal.ts';
import type { Portal } from './portal.ts';

export interface Uploaded {
  uploaded: number;
  /** Sent before, by an earlier run. */
  skipped: number;
  /** The portal had the same content already. */
  duplicates: number;
  refused: number;
  /** Why the rest was not even tried. */
  hopeless?: string;
  /** Ids of all documents that the files have become, in earlier runs too. */
  accepted: string[];
}

/** Sends what the journal does not know yet, `concurrency` files at a time. */
export async function uploadFiles(
  portal: Portal,
  journal: Journal,
  folder: string,
  files: readonly FoundFile[],
  concurrency: number,
): Promise<Uploaded> {
  const result: Uploaded = { uploaded: 0, skipped: 0, duplicates: 0, refused: 0, accepted: [] };
  let next = 0;
  const lane = async () => {
    for (let file = files[next++]; file && !result.hopeless; file = files[next++]) {
      const known = journal.idOf(file);
      if (known) {
        result.skipped++;
        result.accepted.push(known);
        continue;
      }
      const answer = await portal.upload(folder, file.path);
      if (answer.kind === 'ok') {
        await journal.accepted(file, answer.body.id);
        result.uploaded++;
        if (answer.body.duplicateOf) result.duplicates++;
        result.accepted.push(answer.body.id);
        tell(`${result.uploaded + result.skipped + result.refused}/${files.length} ${file.path}`);
      } else if (answer.kind === 'refused') {
        result.refused++;
        tell(
          `${result.uploaded + result.skipped + result.refused}/${files.length} ${file.path}: ${answer.message}`,
        );
      } else {
        result.hopeless ??= answer.message;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, files.length) }, lane));
  if (result.skipped > 0) tell(`${result.skipped} of ${files.length} had been sent before.`);
  return result;
}
