import { deflateSync } from 'node:zlib';
import { bytesOf, linesOf, streamOf } from './pdf.ts';

/** What is wrong with a file whose objects and table are packed in streams (PDF 1.5). */
export interface Packing {
  widths?: string;
  tableEntries?: string;
  streamEntries?: string;
  /** How many objects the object stream says it has. */
  count?: number;
  /** Spaces behind the objects. */
  padding?: number;
  streamInItself?: boolean;
}

/** A page of one object stream (6) with 1 catalogue, 2 pages, 3 page, 5 font; 4 is the content, 7 the table. */
export function packedPdf(packing: Packing): Buffer {
  const packed = [
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      3,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    ],
    [5, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
  ] as const;
  let at = 0;
  const numbers = packed.map(([number, body]) => {
    const place = `${number} ${at}`;
    at += body.length + 1;
    return place;
  });
  const first = `${numbers.join(' ')} `;
  const inside = Buffer.concat([
    bytesOf(first + packed.map(([, body]) => body).join(' ')),
    Buffer.alloc(packing.padding ?? 0, ' '),
  ]);
  const header = bytesOf('%PDF-1.7\n');
  const content = Buffer.concat([bytesOf('4 0 obj\n'), streamOf(linesOf()), bytesOf('\nendobj\n')]);
  const objects = Buffer.concat([
    bytesOf('6 0 obj\n'),
    streamOf(
      deflateSync(inside),
      `/Type /ObjStm /N ${packing.count ?? packed.length} /First ${first.length} /Filter /FlateDecode ${packing.streamEntries ?? ''}`,
    ),
    bytesOf('\nendobj\n'),
  ]);
  const contentAt = header.length;
  const objectsAt = contentAt + content.length;
  const tableAt = objectsAt + objects.length;
  const entry = (type: number, second: number, third: number) => [type, second >> 8, second & 255, third];
  const table = Buffer.from(
    [
      entry(0, 0, 255),
      entry(2, 6, 0),
      entry(2, 6, 1),
      entry(2, 6, 2),
      entry(1, contentAt, 0),
      entry(2, 6, 3),
      packing.streamInItself ? entry(2, 6, 0) : entry(1, objectsAt, 0),
      entry(1, tableAt, 0),
    ].flat(),
  );
  return Buffer.concat([
    header,
    content,
    objects,
    bytesOf('7 0 obj\n'),
    streamOf(
      table,
      `/Type /XRef /Size 8 /W ${packing.widths ?? '[1 2 1]'} /Root 1 0 R ${packing.tableEntries ?? ''}`,
    ),
    bytesOf(`\nendobj\nstartxref\n${tableAt}\n%%EOF\n`),
  ]);
}
