import { invoiceNumber, type HostileCase } from './case.ts';
import { bytesOf, linesOf, onePage, pdfOf, streamOf } from './pdf.ts';
import { packedPdf } from './pdf-packed.ts';

/** Wrong tables, trees and objects: what a PDF is held together by. */
export const structureCases: HostileCase[] = [
  ...cuts(),
  ...packedCuts(),
  processed('xref-offsets-all-wrong.pdf', 'every offset of the table is off by 7', () =>
    replaced(
      onePage(),
      /(\d{10}) 00000 n/g,
      (offset) => `${String(Number(offset) + 7).padStart(10, '0')} 00000 n`,
    ),
  ),
  processed('xref-missing.pdf', 'no table and no startxref at all', () => {
    const whole = onePage();
    return Buffer.concat([
      whole.subarray(0, whole.lastIndexOf('xref\n0')),
      bytesOf('trailer << /Root 1 0 R >>\n'),
    ]);
  }),
  processed('startxref-beyond.pdf', 'startxref points beyond the end', () =>
    replaced(onePage(), /startxref\n(\d+)/g, () => 'startxref\n99999999'),
  ),
  either('startxref-negative.pdf', 'startxref is negative', () =>
    replaced(onePage(), /startxref\n(\d+)/g, () => 'startxref\n-5'),
  ),
  either('xref-prev-cycle.pdf', 'two tables, each of which names the other as the one before', () => {
    const first = onePage();
    const at = first.lastIndexOf('xref\n0');
    const second = first.length;
    const looped = replaced(first, /\/Root 1 0 R/g, () => `/Root 1 0 R /Prev ${second + 12}`);
    return Buffer.concat([
      looped,
      bytesOf(
        `xref\n0 1\n0000000000 65535 f \ntrailer << /Size 6 /Root 1 0 R /Prev ${at} >>\nstartxref\n${looped.length}\n%%EOF\n`,
      ),
    ]);
  }),
  either('xref-size-huge.pdf', 'the table claims two thousand million entries', () =>
    replaced(onePage(), /xref\n0 6/g, () => 'xref\n0 2000000000'),
  ),
  either('xref-stream-index-huge.pdf', 'the table is a stream whose index runs to 2³¹', () =>
    packedPdf({ tableEntries: '/Index [0 2147483647]' }),
  ),
  either('xref-stream-widths-huge.pdf', 'fields of a thousand million bytes', () =>
    packedPdf({ widths: '[1000000000 1000000000 1000000000]' }),
  ),
  either('object-stream-in-itself.pdf', 'an object stream that says it lies within itself', () =>
    packedPdf({ streamInItself: true }),
  ),
  either('object-stream-count-huge.pdf', 'an object stream of 2³¹ objects', () =>
    packedPdf({ count: 2147483647 }),
  ),
  either(
    'object-stream-bomb.pdf',
    'an object stream that unpacks to 150 MB',
    () => packedPdf({ padding: 150_000_000 }),
    'too_large',
  ),
  either('object-streams-extend-in-circle.pdf', 'an object stream that extends itself', () =>
    packedPdf({ streamEntries: '/Extends 6 0 R' }),
  ),
  either('pages-cycle.pdf', 'a page tree whose leaf holds the root', () =>
    pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 5 >>',
      '<< /Type /Pages /Parent 2 0 R /Kids [4 0 R 2 0 R] /Count 4 >>',
      '<< /Type /Pages /Parent 3 0 R /Kids [3 0 R] /Count 3 >>',
    ]),
  ),
  either('pages-parent-cycle.pdf', 'pages that are each other’s parents, and inherit all', () =>
    pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Parent 4 0 R /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 4 0 R >>',
      '<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 >>',
    ]),
  ),
  either('pages-deep.pdf', 'a page tree of 20,000 levels', () => {
    const levels = 20_000;
    const nodes = Array.from(
      { length: levels },
      (_, level) => `<< /Type /Pages /Kids [${level + 3} 0 R] /Count 1 >>`,
    );
    return pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      ...nodes,
      `<< /Type /Page /Parent ${levels + 1} 0 R /MediaBox [0 0 612 792] >>`,
    ]);
  }),
  either(
    'pages-doubling.pdf',
    'forty levels, each of which names the next twice: 2⁴⁰ pages',
    () => {
      const nodes = Array.from(
        { length: 40 },
        (_, level) =>
          `<< /Type /Pages /Kids [${level + 3} 0 R ${level + 3} 0 R] /Count ${2 ** (40 - level)} >>`,
      );
      return pdfOf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        ...nodes,
        '<< /Type /Page /Parent 41 0 R /MediaBox [0 0 612 792] >>',
      ]);
    },
    'too_many_pages',
  ),
  either('pages-count-negative.pdf', 'minus one page', () =>
    replaced(onePage(), /\/Count 1/g, () => '/Count -1'),
  ),
  either('pages-kids-none.pdf', 'a page tree whose children are numbers and names', () =>
    replaced(onePage(), /\[3 0 R\]/g, () => '[3 /P null]'),
  ),
  either('catalogue-is-a-number.pdf', 'the catalogue is the number 7', () => pdfOf(['7', '8'])),
  either('references-in-a-circle.pdf', 'a chain of references that ends where it began', () =>
    pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '3 0 R', '4 0 R', '2 0 R']),
  ),
  either('length-in-a-circle.pdf', 'a stream whose length is the stream', () =>
    onePage({ contentObject: `<< /Length 4 0 R >>\nstream\n${linesOf()}\nendstream` }),
  ),
  processed('length-too-short.pdf', 'a stream that says it is 5 bytes long', () =>
    onePage({ contentObject: `<< /Length 5 >>\nstream\n${linesOf()}\nendstream` }),
  ),
  processed('length-too-long.pdf', 'a stream that says it has 900,000 bytes', () =>
    onePage({ contentObject: `<< /Length 900000 >>\nstream\n${linesOf()}\nendstream` }),
  ),
  either('length-negative.pdf', 'a stream of minus 10 bytes', () =>
    onePage({ contentObject: `<< /Length -10 >>\nstream\n${linesOf()}\nendstream` }),
  ),
  either('dictionaries-deep.pdf', '50,000 dictionaries within each other', () =>
    onePage({ page: `/PieceInfo ${'<< /A '.repeat(50_000)}1${' >>'.repeat(50_000)}` }),
  ),
  either('arrays-open.pdf', '200,000 arrays that nothing closes', () =>
    onePage({ page: `/PieceInfo ${'['.repeat(200_000)}` }),
  ),
  processed('many-contents.pdf', 'contents in 20,000 streams, of which one writes', () =>
    onePage({
      contentObject: `[${'6 0 R '.repeat(20_000)} 7 0 R]`,
      more: [streamOf(' '), streamOf(linesOf())],
    }),
  ),
  processed('header-late.pdf', '1,000 bytes of something else before the header', () =>
    Buffer.concat([Buffer.alloc(1_000, 'x'), onePage()]),
  ),
  rejected(
    'header-in-the-middle.pdf',
    'a text that comes to speak of %PDF-1.7 after 3,000 letters',
    'corrupt',
    () => bytesOf(`${'Of files. '.repeat(300)}%PDF-1.7\n1 0 obj`),
  ),
  processed('version-unknown.pdf', 'version 9.9', () => replaced(onePage(), /%PDF-1\.7/g, () => '%PDF-9.9')),
  processed('lines-end-in-cr.pdf', 'lines that end as on machines of long ago', () =>
    bytesOf(onePage().toString('latin1').replaceAll('\n', '\r')),
  ),
  processed('updated-a-thousand-times.pdf', 'a thousand tables, one after the other', () => {
    let file = onePage();
    for (let update = 0, before = file.lastIndexOf('xref\n0'); update < 1_000; update++) {
      const at = file.length;
      file = Buffer.concat([
        file,
        bytesOf(
          `xref\n0 1\n0000000000 65535 f \ntrailer << /Size 6 /Root 1 0 R /Prev ${before} >>\nstartxref\n${at}\n%%EOF\n`,
        ),
      ]);
      before = at;
    }
    return file;
  }),
  processed('zip-after-it.pdf', 'a ZIP archive behind the document', () =>
    Buffer.concat([
      onePage(),
      bytesOf('PK\x03\x04\x14\0\0\0\0\0'),
      Buffer.alloc(200, 0x41),
      bytesOf('PK\x05\x06'),
      Buffer.alloc(18),
    ]),
  ),
  either('html-before-it.pdf', 'a page with a script before the document', () =>
    Buffer.concat([bytesOf('<html><script>alert(1)</script><!--\n'), onePage()]),
  ),
];

function cuts(): HostileCase[] {
  const whole = onePage();
  const places: [string, number][] = [
    ['header', 12],
    ['catalogue', whole.indexOf('/Catalog')],
    ['pages', whole.indexOf('/Kids')],
    ['page', whole.indexOf('/MediaBox')],
    ['stream', whole.indexOf('Invoice 4711')],
    ['endstream', whole.indexOf('endstream')],
    ['font', whole.indexOf('/Helvetica')],
    ['table', whole.lastIndexOf('xref\n0') + 40],
    ['trailer', whole.lastIndexOf('/Size')],
    ['startxref', whole.lastIndexOf('startxref') + 4],
    ['end', whole.length - 4],
  ];
  return places.map(([place, at]) =>
    either(`cut-in-${place}.pdf`, `cut within its ${place}`, () => whole.subarray(0, at)),
  );
}

function packedCuts(): HostileCase[] {
  return [0.2, 0.4, 0.6, 0.8, 0.95].map((share) =>
    either(`packed-cut-at-${share * 100}.pdf`, 'object streams and a table stream, cut', () => {
      const whole = packedPdf({});
      return whole.subarray(0, Math.floor(whole.length * share));
    }),
  );
}

function replaced(file: Buffer, what: RegExp, by: (group: string) => string): Buffer {
  return bytesOf(file.toString('latin1').replace(what, (_, group: string) => by(group)));
}

function processed(name: string, why: string, make: () => Buffer): HostileCase {
  return { name, expect: 'processed', text: invoiceNumber, why, make };
}

function rejected(name: string, why: string, reason: string, make: () => Buffer): HostileCase {
  return { name, expect: 'rejected', reason, why, make };
}

function either(name: string, why: string, make: () => Buffer, reason = 'corrupt'): HostileCase {
  return { name, expect: 'either', reason, why, make };
}
