/** Writes PDF files by hand, as wrong as a case wants them. */

/** Bytes of a string whose characters are bytes. */
export function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

type Body = string | Buffer;

/** A stream object with its length; `entries` go into its dictionary. */
export function streamOf(content: Body, entries = ''): Buffer {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  return Buffer.concat([
    bytesOf(`<< /Length ${bytes.length} ${entries} >>\nstream\n`),
    bytes,
    bytesOf('\nendstream'),
  ]);
}

/** A whole file: the first object is the catalogue; `trailer` are more entries of the trailer. */
export function pdfOf(objects: readonly Body[], trailer = ''): Buffer {
  const parts = [bytesOf('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, body] of objects.entries()) {
    offsets.push(length);
    const object = Buffer.concat([
      bytesOf(`${index + 1} 0 obj\n`),
      typeof body === 'string' ? bytesOf(body) : body,
      bytesOf('\nendobj\n'),
    ]);
    parts.push(object);
    length += object.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    bytesOf(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}` +
        `trailer << /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** What a harmless document says: a case whose text can be read must still say it. */
export const invoiceLines = [
  'ACME Corp.',
  'Invoice 4711',
  'Invoice date: 2025-03-31',
  'Total due: USD 1,234.56',
] as const;

/** The operators that write these lines, with the font /F1. */
export function linesOf(lines: readonly string[] = invoiceLines): string {
  const escaped = lines.map((line) => line.replace(/[\\()]/g, '\\$&'));
  return `BT /F1 12 Tf 14 TL 72 720 Td ${escaped.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
}

export interface PageParts {
  content?: Body;
  /** The content as an object of its own, with another dictionary. */
  contentObject?: Body;
  mediaBox?: string;
  /** More entries of the page, of its resources, of the catalogue and of the page tree's root. */
  page?: string;
  resources?: string;
  catalogue?: string;
  pages?: string;
  font?: string;
  /** Objects from number 6 on. */
  more?: readonly Body[];
  trailer?: string;
}

/** Five objects: 1 catalogue, 2 pages, 3 the page, 4 its content, 5 its font; more from 6 on. */
export function onePage(parts: PageParts = {}): Buffer {
  const { mediaBox = '[0 0 612 792]', font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>' } =
    parts;
  return pdfOf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${parts.catalogue ?? ''} >>`,
      `<< /Type /Pages /Kids [3 0 R] /Count 1 ${parts.pages ?? ''} >>`,
      `<< /Type /Page /Parent 2 0 R /MediaBox ${mediaBox} /Contents 4 0 R ${parts.page ?? ''} ` +
        `/Resources << /Font << /F1 5 0 R >> ${parts.resources ?? ''} >> >>`,
      parts.contentObject ?? streamOf(parts.content ?? linesOf()),
      font,
      ...(parts.more ?? []),
    ],
    parts.trailer,
  );
}
