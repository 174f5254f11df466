import { invoiceNumber, type HostileCase } from './case.ts';
import { invoiceLines, linesOf, onePage, streamOf } from './pdf.ts';

/** Writing that no table, log or screen expects, and fonts that lie about it. */
export const textCases: HostileCase[] = [
  read('text-one-word.pdf', 'a word of three million letters', () =>
    onePage({ content: `${linesOf()} BT /F1 1 Tf 0 9 Td (${'a'.repeat(3_000_000)}) Tj ET` }),
  ),
  read('text-200000-words.pdf', 'two hundred thousand words on each other', () =>
    onePage({ content: `${linesOf()} BT /F1 1 Tf 9 9 Td ${'(ab cd) Tj -1 0 Td '.repeat(100_000)} ET` }),
  ),
  read('text-size-none.pdf', 'letters of no size, and of a million points', () =>
    onePage({
      content: `BT /F1 0 Tf (none) Tj /F1 1000000 Tf (all) Tj /F1 -12 Tf (back) Tj ET ${linesOf()}`,
    }),
  ),
  read('text-spacing-huge.pdf', 'letters a million points apart', () =>
    onePage({ content: `BT /F1 9 Tf 1e9 Tc 1e9 Tw 0 Tz (apart) Tj ET BT 0 Tc 0 Tw 100 Tz ET ${linesOf()}` }),
  ),
  read('text-matrix-flat.pdf', 'letters squeezed to a line', () =>
    onePage({ content: `BT /F1 9 Tf 0 0 0 0 72 72 Tm (flat) Tj 1 1 1 1 0 0 Tm (flat) Tj ET ${linesOf()}` }),
  ),
  read('text-amounts.pdf', 'amounts aimed at what looks for amounts', () =>
    onePage({
      content: linesOf([
        ...invoiceLines,
        `Total ${'1.'.repeat(30_000)}`,
        `${'(1,'.repeat(20_000)}`,
        `${'- '.repeat(40_000)}`,
        `${'a@'.repeat(20_000)}`,
        `${'DE89 '.repeat(10_000)}`,
        `${'+1 '.repeat(20_000)}`,
      ]),
    }),
  ),
  mayTakeTooLong('table-of-40000-cells.pdf', 'a table of forty thousand cells with all their lines', () => {
    const cells: string[] = [];
    for (let row = 0; row < 200; row++)
      for (let column = 0; column < 200; column++)
        cells.push(`1 0 0 1 ${20 + column * 2.8} ${20 + row * 3} Tm (${column}) Tj`);
    const lines = Array.from(
      { length: 201 },
      (_, at) => `20 ${20 + at * 3} m 580 ${20 + at * 3} l S ${20 + at * 2.8} 20 m ${20 + at * 2.8} 620 l S`,
    );
    return onePage({ content: `${linesOf()} 0.1 w ${lines.join(' ')} BT /F1 1.5 Tf ${cells.join(' ')} ET` });
  }),
  read('lines-100000.pdf', 'a hundred thousand ruled lines', () =>
    onePage({
      content: `${linesOf()} 0.1 w ${Array.from({ length: 100_000 }, (_, at) => `${at % 600} ${(at * 7) % 790} m ${(at % 600) + 9} ${(at * 7) % 790} l S`).join(' ')}`,
    }),
  ),
  ...(
    [
      ['nul', '0000'],
      ['lone-surrogate', 'D800'],
      ['surrogates-in-the-wrong-order', 'DC00D800'],
      ['right-to-left', '202E'],
      ['zero-width', '200B'],
      ['no-character', 'FFFF'],
      ['private', 'E000'],
      ['escape', '001B'],
      ['line-separator', '2028'],
      ['a-thousand-marks', `0041${'0301'.repeat(1_000)}`],
      ['very-long', '0041'.repeat(60_000)],
    ] as const
  ).map(([name, code]) =>
    read(`letter-${name}.pdf`, 'a letter that means something that no text may hold', () =>
      mapped(
        `2 beginbfchar <41> <${code}> <42> <0042> endbfchar`,
        `${linesOf()} BT /F2 12 Tf 72 600 Td (ABA) Tj ET`,
      ),
    ),
  ),
  read('map-of-all.pdf', 'a map of four thousand million codes', () =>
    mapped(
      '1 beginbfrange <00000000> <ffffffff> <0041> endbfrange',
      `${linesOf()} BT /F2 12 Tf 72 600 Td (AB) Tj ET`,
    ),
  ),
  read('map-of-many-ranges.pdf', 'a map of fifty thousand ranges of 256', () =>
    mapped(
      `50000 beginbfrange ${'<00> <ff> <0041> '.repeat(50_000)} endbfrange`,
      `${linesOf()} BT /F2 12 Tf 72 600 Td (AB) Tj ET`,
    ),
  ),
  read('map-uses-itself.pdf', 'a map that is built on itself', () =>
    mapped('/UseThis usecmap', `${linesOf()} BT /F2 12 Tf 72 600 Td (AB) Tj ET`, '/UseCMap 7 0 R'),
  ),
  read('map-backwards.pdf', 'ranges that end before they begin', () =>
    mapped('1 beginbfrange <ff> <00> <0041> endbfrange', `${linesOf()} BT /F2 12 Tf 72 600 Td (AB) Tj ET`),
  ),
  read('map-open.pdf', 'a map that nothing closes', () =>
    mapped(`100000 beginbfchar ${'<41> '.repeat(200_000)}`, `${linesOf()} BT /F2 12 Tf 72 600 Td (AB) Tj ET`),
  ),
  read('composite-font-in-a-circle.pdf', 'a composite font made of itself', () =>
    withFont('<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] >>'),
  ),
  read('composite-font-of-nothing.pdf', 'a composite font made of nothing', () =>
    withFont('<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [] >>'),
  ),
  read('encoding-in-a-circle.pdf', 'an encoding map that is built on itself', () =>
    withFont(
      '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding 7 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>',
      streamOf(
        '/CIDInit /ProcSet findresource begin begincmap endcmap',
        '/Type /CMap /CMapName /A /UseCMap 7 0 R',
      ),
    ),
  ),
  read('font-file-noise.pdf', 'a font file of noise', () =>
    withFont(
      '<< /Type /Font /Subtype /TrueType /BaseFont /Noise /FirstChar 65 /LastChar 66 /Widths [500 500] /FontDescriptor 7 0 R >>',
      '<< /Type /FontDescriptor /FontName /Noise /Flags 32 /FontFile2 8 0 R >>',
      streamOf(Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * at * 31 + at) & 255))),
    ),
  ),
  read('font-file-tables-huge.pdf', 'a font file of 65,535 tables of 4 GB', () =>
    withFont(
      '<< /Type /Font /Subtype /TrueType /BaseFont /Huge /FirstChar 65 /LastChar 66 /Widths [500 500] /FontDescriptor 7 0 R >>',
      '<< /Type /FontDescriptor /FontName /Huge /Flags 32 /FontFile2 8 0 R >>',
      streamOf(
        Buffer.concat([
          Buffer.from([0, 1, 0, 0, 255, 255, 0, 0, 0, 0, 0, 0]),
          Buffer.alloc(160_000, Buffer.from('glyf\xff\xff\xff\xff\0\0\0\0\xff\xff\xff\xff', 'latin1')),
        ]),
      ),
    ),
  ),
  read('font-program-endless.pdf', 'a Type 1 font whose letters call each other', () =>
    withFont(
      '<< /Type /Font /Subtype /Type1 /BaseFont /Loop /FirstChar 65 /LastChar 66 /Widths [500 500] /FontDescriptor 7 0 R >>',
      '<< /Type /FontDescriptor /FontName /Loop /Flags 32 /FontFile 8 0 R >>',
      streamOf(
        '%!PS-AdobeFont-1.0: Loop\n/FontMatrix [0 0 0 0 0 0] def /Encoding 256 array eexec 00000000',
        '/Length1 60 /Length2 20 /Length3 0',
      ),
    ),
  ),
  read('widths-a-million.pdf', 'a font of a million widths', () =>
    withFont(
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 /LastChar 999999 /Widths [${'500 '.repeat(1_000_000)}] >>`,
    ),
  ),
  read('names-of-letters-a-million.pdf', 'an encoding of three hundred thousand names', () =>
    withFont(
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [0 ${'/a '.repeat(300_000)}] >> >>`,
    ),
  ),
  read('fonts-3000.pdf', 'three thousand fonts on a page', () => {
    const numbers = Array.from({ length: 3_000 }, (_, index) => index);
    return onePage({
      content: `${linesOf()} BT ${numbers.map((number) => `/G gs /G${number} gs`).join(' ')} ET`,
      resources: `/ExtGState << ${numbers.map((number) => `/G${number} << /Font [${6 + number} 0 R 9] >>`).join(' ')} >>`,
      more: numbers.map((number) => `<< /Type /Font /Subtype /Type1 /BaseFont /F${number} >>`),
    });
  }),
];

/** The page writes with /F2 (object 6), whose meaning is the map (object 7). */
function mapped(map: string, content: string, entries = ''): Buffer {
  return fontPage(content, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>', [
    streamOf(
      `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${map} endcmap`,
      entries,
    ),
  ]);
}

function withFont(font: string, ...more: (string | Buffer)[]): Buffer {
  return fontPage(`${linesOf()} BT /F2 12 Tf 72 600 Td (AB) Tj ET`, font, more);
}

/** /F2 is set by a graphics state: the page's resources name /F1 alone. */
function fontPage(content: string, font: string, more: readonly (string | Buffer)[]): Buffer {
  return onePage({
    content: content.replaceAll('/F2 12 Tf', '/G gs'),
    resources: '/ExtGState << /G << /Font [6 0 R 12] >> >>',
    more: [font, ...more],
  });
}

function read(name: string, why: string, make: () => Buffer): HostileCase {
  return { name, expect: 'processed', text: invoiceNumber, why, make };
}

function mayTakeTooLong(name: string, why: string, make: () => Buffer): HostileCase {
  return { ...read(name, why, make), expect: 'either', reason: 'timeout' };
}
