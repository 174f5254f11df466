import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Documents that are read alike and scored together. */
export interface ScoredSet {
  name: 'tables' | 'scans' | 'filings' | 'invoices' | 'receipts' | 'pages';
  files: string[];
  /** Read an invoice's page though its XML would answer. */
  ignoreAttachments?: boolean;
}

/** The development sets below a corpus folder; those whose folder is missing are left out. */
export function developmentSets(corpus: string, scans: string | undefined): ScoredSet[] {
  const sets: ScoredSet[] = [
    { name: 'tables', files: filesIn(path.join(corpus, 'tables/pdf'), /\.pdf$/) },
    { name: 'scans', files: filesIn(scans ?? path.join(corpus, 'tables/scans'), /\.png$/) },
    { name: 'filings', files: filesIn(path.join(corpus, 'kie/filings'), /\.pdf$/) },
    {
      name: 'invoices',
      files: filesIn(path.join(corpus, 'kie/invoices'), /\.pdf$/),
      ignoreAttachments: true,
    },
    { name: 'receipts', files: filesIn(path.join(corpus, 'kie/receipts'), /\.(jpe?g|png)$/) },
    { name: 'pages', files: filesIn(path.join(corpus, 'kie/pages'), /\.(jpe?g|png)$/) },
  ];
  return sets.filter(({ files }) => files.length > 0);
}

function filesIn(folder: string, ending: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}
