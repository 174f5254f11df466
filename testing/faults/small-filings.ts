import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AcceptedDocument } from '@gemmavision/domain/documents';
import { pdfOf } from '../filing-pdf.ts';
import type { Person } from '../portal.ts';

const scan = path.resolve(import.meta.dirname, '../../fixtures/page-scan.png');

/** A PDF of one page with a text layer that nobody has seen before: read in some tens of milliseconds. */
export function smallFiling(company = randomUUID()): Buffer {
  return pdfOf([
    [
      [200, 740, 12, 'FORM 10-K'],
      [72, 700, 10, `Annual report of ${company}`],
      [72, 680, 10, 'Total revenue 1,234 million, net income 56 million.'],
    ],
  ]);
}

/** A PDF of so many pages that nobody has seen before: read in a second or so. */
function longFiling(pages = 80): Buffer {
  const company = randomUUID();
  return pdfOf(
    Array.from({ length: pages }, (_, page) =>
      Array.from({ length: 40 }, (_line, line) => [
        72,
        740 - 16 * line,
        9,
        `Page ${page}, line ${line} of the annual report of ${company}: revenue ${page * line} million.`,
      ]),
    ),
  );
}

/** A scanned page that nobody has seen before: OCR takes seconds. A byte after a picture's end makes other content. */
async function scannedPage(): Promise<Buffer> {
  return Buffer.concat([await readFile(scan), Buffer.from(randomUUID())]);
}

/** How long a worker has to do with a document: tens of milliseconds, a second or so, or OCR. */
type FilingKind = 'quick' | 'long' | 'scan';

/** Uploads so many documents of that kind, a few at a time, each other content; their ids. */
export async function uploadFilings(
  person: Person,
  count: number,
  kind: FilingKind = 'quick',
): Promise<string[]> {
  const ids: string[] = [];
  const next = async (): Promise<void> => {
    while (ids.length < count) {
      const number = ids.push('') - 1;
      const content = kind === 'quick' ? smallFiling() : kind === 'long' ? longFiling() : await scannedPage();
      ids[number] = await uploaded(person, content, `${number}.${kind === 'scan' ? 'png' : 'pdf'}`);
    }
  };
  await Promise.all([next(), next(), next(), next()]);
  return ids;
}

/** Uploads one file and gives the id of its document. */
export async function uploaded(person: Person, content: Uint8Array, fileName: string): Promise<string> {
  const response = await person.upload(content, fileName);
  if (response.status !== 201) throw new Error(`${fileName}: ${response.status} ${await response.text()}`);
  return ((await response.json()) as AcceptedDocument).id;
}
