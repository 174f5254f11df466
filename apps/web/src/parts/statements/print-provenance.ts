import type { FigureReading, StatementView } from '@gemmavision/domain/companies';
import type { Provenance } from '@gemmavision/domain/provenance';
import { unitWords } from './figure-scale.ts';

/** Documents by their ids, as far as a figure needs them to say where it is from. */
export type FileNames = ReadonlyMap<string, string>;

/** What the address of a document says of its statements, beside which page and which figure is shown. */
export interface StatementsAddress {
  tab: 'statements';
  periods?: StatementView;
  growth?: 'on';
}

/** Where in the address of a document a figure of it is pointed at. */
export function printSelection({ index }: FigureReading): string {
  return `k.${index}`;
}

/** The file in which a figure was read. */
export function fileOf({ documentId }: FigureReading, fileNames: FileNames): string {
  return fileNames.get(documentId) ?? 'a document of your team';
}

/** Where a figure was printed, as every figure says where it is from. */
export function printProvenance(reading: FigureReading, fileNames: FileNames): Provenance {
  const { documentId, page, printed, scale, confidence, isCorrected } = reading;
  const scaled = unitWords('', scale);
  const address = new URLSearchParams({ page: String(page), sel: printSelection(reading) });
  return {
    kind: 'published',
    verification: 'fetched',
    source: {
      id: documentId,
      title: fileOf(reading, fileNames),
      url: `/documents/${encodeURIComponent(documentId)}?${address}`,
      licence: null,
    },
    location: `Page ${page}: “${printed}”${scaled === '' ? '' : ` in ${scaled}`}`,
    note: isCorrected
      ? 'A person of your team has confirmed or corrected it.'
      : `Read with confidence ${Math.min(99, Math.round(100 * confidence))} %.`,
  };
}
