import { deflateSync } from 'node:zlib';
import { invoiceNumber, type HostileCase } from './case.ts';
import { linesOf, onePage, streamOf } from './pdf.ts';

/** Pages whose operators cost more than anyone has time or memory for. */
export const contentCases: HostileCase[] = [
  costly('forms-10x10.pdf', 'ten levels of forms, each of which draws the next ten times', () =>
    forms(10, 10),
  ),
  costly('forms-30x2.pdf', 'thirty levels of forms, each of which draws the next twice', () => forms(30, 2)),
  costly('forms-5000-deep.pdf', 'five thousand forms within each other', () => forms(5_000, 1)),
  costly('form-groups-8x8.pdf', 'eight levels of transparency groups, eight of each', () =>
    forms(8, 8, '/Group << /S /Transparency /I true /K true >>'),
  ),
  costly('forms-in-a-circle.pdf', 'two forms that draw each other', () =>
    onePage({
      content: `${linesOf()} /X Do`,
      resources: '/XObject << /X 6 0 R >>',
      more: [form('/X Do', '/XObject << /X 7 0 R >>'), form('/X Do', '/XObject << /X 6 0 R >>')],
    }),
  ),
  textless('soft-mask-in-itself.pdf', 'a soft mask whose group uses the same mask', () =>
    onePage({
      content: `/G gs ${linesOf()}`,
      resources: '/ExtGState << /G 6 0 R >>',
      more: [
        '<< /SMask << /S /Luminosity /G 7 0 R >> >>',
        form(
          '/G gs 0 0 9 9 re f',
          '/ExtGState << /G 6 0 R >>',
          '/Group << /S /Transparency /CS /DeviceGray >>',
        ),
      ],
    }),
  ),
  costly('tiles-tiny.pdf', 'a pattern that repeats every millionth of a point', () =>
    tiles('0.000001', '[0 0 1 1]'),
  ),
  costly('tiles-none.pdf', 'a pattern that repeats every 0 points', () => tiles('0', '[0 0 1 1]')),
  costly('tiles-huge.pdf', 'a pattern whose tile is a million points wide', () =>
    tiles('1000000', '[0 0 1000000 1000000]'),
  ),
  costly('tiles-in-themselves.pdf', 'a pattern painted with itself', () =>
    onePage({
      content: `/Pattern cs /P scn 0 0 612 792 re f ${linesOf()}`,
      resources: '/Pattern << /P 6 0 R >>',
      more: [
        streamOf(
          '/Pattern cs /P scn 0 0 9 9 re f',
          '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << /Pattern << /P 6 0 R >> >>',
        ),
      ],
    }),
  ),
  costly('mesh-lattice.pdf', 'a shading of a lattice with a million vertices', () =>
    shading(
      '/ShadingType 5 /VerticesPerRow 1000 /BitsPerCoordinate 8 /BitsPerComponent 8 /Decode [0 612 0 792 0 1 0 1 0 1]',
      Buffer.alloc(5_000_000, 0x5a),
    ),
  ),
  costly('mesh-patches.pdf', 'a shading of a hundred thousand patches', () =>
    shading(
      '/ShadingType 7 /BitsPerFlag 8 /BitsPerCoordinate 8 /BitsPerComponent 8 /Decode [-9999 9999 -9999 9999 0 1 0 1 0 1]',
      Buffer.concat(
        Array.from({ length: 100_000 }, (_, index) =>
          Buffer.from([0, ...Array.from({ length: 44 }, (__, at) => (at * 37 + index * 11) & 255)]),
        ),
      ),
    ),
  ),
  costly('mesh-row-of-one.pdf', 'a lattice whose rows have no vertex', () =>
    shading(
      '/ShadingType 5 /VerticesPerRow 0 /BitsPerCoordinate 8 /BitsPerComponent 8 /Decode [0 1 0 1 0 1 0 1 0 1]',
      Buffer.alloc(5_000, 0x5a),
    ),
  ),
  costly('function-samples-huge.pdf', 'a function of 65,535 samples in each of four inputs', () =>
    onePage({
      content: `/C cs 0.5 0.5 0.5 0.5 sc 0 0 99 99 re f ${linesOf()}`,
      resources: '/ColorSpace << /C [/DeviceN [/A /B /D /E] /DeviceRGB 6 0 R] >>',
      more: [
        streamOf(
          'abc',
          '/FunctionType 0 /Domain [0 1 0 1 0 1 0 1] /Range [0 1 0 1 0 1] /Size [65535 65535 65535 65535] /BitsPerSample 8',
        ),
      ],
    }),
  ),
  costly('functions-in-a-circle.pdf', 'a function stitched from itself', () =>
    onePage({
      content: `/S sh ${linesOf()}`,
      resources:
        '/Shading << /S << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 1] /Function 6 0 R >> >>',
      more: ['<< /FunctionType 3 /Domain [0 1] /Functions [6 0 R 6 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>'],
    }),
  ),
  costly('colour-space-in-itself.pdf', 'a colour space whose base is itself', () =>
    onePage({
      content: `/C cs 1 sc 0 0 99 99 re f ${linesOf()}`,
      resources: '/ColorSpace << /C 6 0 R >>',
      more: ['[/Indexed 6 0 R 255 <00>]'],
    }),
  ),
  textless('type3-font-in-itself.pdf', 'a font whose letter is written in that font', () =>
    onePage({
      content: 'BT /F1 12 Tf 72 700 Td (aaaa) Tj ET',
      font: letterFont(6, 5),
      more: [streamOf('1 0 d0 BT /F1 1 Tf (aaaaaaaaaa) Tj ET')],
    }),
  ),
  textless('type3-fonts-12x10.pdf', 'twelve fonts, each letter of which is ten letters of the next', () => {
    const fonts = Array.from({ length: 12 }, (_, level) => [
      streamOf(level === 11 ? '1 0 d0 0 0 1 1 re f' : `1 0 d0 ${'BT /F1 1 Tf (a) Tj ET '.repeat(10)}`),
      letterFont(6 + 2 * level + 2, 7 + 2 * level + 2),
    ]).flat();
    return onePage({ content: 'BT /F1 12 Tf 72 500 Td (aaaa) Tj ET', font: letterFont(6, 7), more: fonts });
  }),
  costly('saves-a-million.pdf', 'a million saved graphics states, none restored', () =>
    onePage({ content: `${linesOf()} ${'q '.repeat(1_000_000)}` }),
  ),
  costly('restores-a-million.pdf', 'a million restores of nothing', () =>
    onePage({ content: `${'Q '.repeat(1_000_000)} ${linesOf()}` }),
  ),
  costly('operators-8-million.pdf', 'eight million small paths in 60 kB', () =>
    packed(`${linesOf()} ${'0 0 m 1 1 l S '.repeat(8_000_000)}`),
  ),
  costly('path-3-million-points.pdf', 'one path of three million points', () =>
    packed(`${linesOf()} 0 0 m ${'9 9 l 1 1 l '.repeat(1_500_000)} S`),
  ),
  costly('dashes-tiny.pdf', 'a line across the page in dashes of a millionth of a point', () =>
    onePage({ content: `${linesOf()} [0.000001] 0 d 0.1 w ${'0 9 m 612 9 l S '.repeat(20)}` }),
  ),
  costly('coordinates-huge.pdf', 'lines to where numbers end', () =>
    onePage({
      content: `${linesOf()} 1e38 0 0 1e38 0 0 cm 1e38 w 0 0 m 1e38 1e38 l S -1e38 -1e38 1e38 1e38 re f`,
    }),
  ),
  costly('inline-image-huge.pdf', 'an inline picture of 60,000 × 60,000', () =>
    onePage({ content: `${linesOf()} BI /W 60000 /H 60000 /BPC 8 /CS /G ID abc EI` }),
  ),
  costly('inline-images-20000.pdf', 'twenty thousand inline pictures', () =>
    onePage({ content: `${linesOf()} ${'BI /W 1 /H 1 /BPC 8 /CS /G ID a EI '.repeat(20_000)}` }),
  ),
  costly('numbers-long.pdf', 'a number of a million digits, and a name of a million letters', () =>
    onePage({ content: `${linesOf()} ${'9'.repeat(1_000_000)} w /${'N'.repeat(1_000_000)} gs` }),
  ),
  costly('operands-a-million.pdf', 'a million operands for one operator', () =>
    onePage({ content: `${linesOf()} ${'1 '.repeat(1_000_000)} re f` }),
  ),
  costly('pages-1500-of-forms.pdf', 'one page that draws 1,500 forms of 1,500 lines each', () =>
    onePage({
      content: `${linesOf()} ${'/X Do '.repeat(1_500)}`,
      resources: '/XObject << /X 6 0 R >>',
      more: [form('0 0 m 9 9 l S '.repeat(1_500))],
    }),
  ),
];

function form(content: string, resources = '', entries = ''): Buffer {
  return streamOf(
    content,
    `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << ${resources} >> ${entries}`,
  );
}

function forms(levels: number, calls: number, entries = ''): Buffer {
  return onePage({
    content: `${linesOf()} /X Do`,
    resources: '/XObject << /X 6 0 R >>',
    more: Array.from({ length: levels }, (_, level) =>
      level === levels - 1
        ? form('0 0 1 1 re f', '', entries)
        : form('/X Do '.repeat(calls), `/XObject << /X ${7 + level} 0 R >>`, entries),
    ),
  });
}

/** A font of one letter, drawn by the stream `letter`, in which /F1 is the object `inner`. */
function letterFont(letter: number, inner: number): string {
  return (
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a ${letter} 0 R >> ` +
    '/Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1] ' +
    `/Resources << /Font << /F1 ${inner} 0 R >> >> >>`
  );
}

function tiles(step: string, box: string): Buffer {
  return onePage({
    content: `/Pattern cs /P scn 0 0 612 792 re f ${linesOf()}`,
    resources: '/Pattern << /P 6 0 R >>',
    more: [
      streamOf(
        '0.5 g 0 0 1 1 re f',
        `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox ${box} /XStep ${step} /YStep ${step} /Resources << >>`,
      ),
    ],
  });
}

function shading(entries: string, data: Buffer): Buffer {
  return onePage({
    content: `/S sh ${linesOf()}`,
    resources: '/Shading << /S 6 0 R >>',
    more: [streamOf(deflateSync(data), `/ColorSpace /DeviceRGB /Filter /FlateDecode ${entries}`)],
  });
}

function packed(content: string): Buffer {
  return onePage({ contentObject: streamOf(deflateSync(content), '/Filter /FlateDecode') });
}

function costly(name: string, why: string, make: () => Buffer): HostileCase {
  return { name, expect: 'either', text: invoiceNumber, why, make };
}

function textless(name: string, why: string, make: () => Buffer): HostileCase {
  return { name, expect: 'either', why, make };
}
