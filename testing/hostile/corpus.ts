import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { HostileCase } from './case.ts';
import { disguisedCases } from './disguised-cases.ts';
import { jpegCases } from './jpeg-cases.ts';
import { hostileNames } from './names.ts';
import { contentCases } from './pdf-content.ts';
import { encryptionCases } from './pdf-encryption.ts';
import { pageCases } from './pdf-pages.ts';
import { streamCases } from './pdf-streams.ts';
import { structureCases } from './pdf-structure.ts';
import { textCases } from './pdf-text.ts';
import { pngCases } from './png-cases.ts';

export const hostileCases: readonly HostileCase[] = [
  ...structureCases,
  ...contentCases,
  ...streamCases,
  ...pageCases,
  ...textCases,
  ...encryptionCases,
  ...pngCases,
  ...jpegCases,
  ...disguisedCases,
];

/** Writes all cases into a folder, with the MANIFEST.json and the filenames.json that say what must happen to them. */
export async function writeOwnCorpus(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files: Omit<HostileCase, 'make'>[] = [];
  for (const { make, ...entry } of hostileCases) {
    await writeFile(path.join(folder, entry.name), await make());
    files.push(entry);
  }
  await writeFile(path.join(folder, 'MANIFEST.json'), JSON.stringify({ files }, null, 1));
  await writeFile(path.join(folder, 'filenames.json'), JSON.stringify(hostileNames, null, 1));
}
