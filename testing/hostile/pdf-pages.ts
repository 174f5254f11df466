import { invoiceNumber, type HostileCase } from './case.ts';
import { linesOf, onePage, pdfOf, streamOf } from './pdf.ts';

/** Pages of impossible sizes, and what hangs on pages: notes, forms, outlines, files, actions. */
export const pageCases: HostileCase[] = [
  ...[
    ['box-giant.pdf', 'a page of ten thousand million points', '[0 0 1e10 1e10]'],
    ['box-giant-integers.pdf', 'a page of 2⁶³ points', '[0 0 9223372036854775807 9223372036854775807]'],
    ['box-thin.pdf', 'a page a million points high and a hundredth wide', '[0 0 0.01 1000000]'],
    ['box-upside-down.pdf', 'corners in the wrong order', '[612 792 0 0]'],
    ['box-negative.pdf', 'a page below zero', '[-612 -792 0 0]'],
    ['box-far-away.pdf', 'a page ten million points from zero', '[10000000 10000000 10000612 10000792]'],
    ['box-not-numbers.pdf', 'a page whose corners are words', '[/A (b) null true]'],
    ['box-nan.pdf', 'a page of NaN and infinity', '[NaN Infinity -Infinity nan]'],
    ['box-too-short.pdf', 'a page of two numbers', '[612 792]'],
    ['box-elsewhere.pdf', 'a page whose size is another page', '3 0 R'],
  ].map(([name = '', why = '', mediaBox = '']) => page(name, why, () => onePage({ mediaBox }))),
  page('unit-huge.pdf', 'a unit of a million points', () => onePage({ page: '/UserUnit 1000000' })),
  page('unit-negative.pdf', 'a unit of −1', () => onePage({ page: '/UserUnit -1' })),
  page('unit-zero.pdf', 'a unit of nothing', () => onePage({ page: '/UserUnit 0' })),
  page('turned-by-45.pdf', 'a page turned by 45 degrees', () => onePage({ page: '/Rotate 45' })),
  page('turned-by-much.pdf', 'a page turned by 9,000,000,000 degrees', () =>
    onePage({ page: '/Rotate 9000000000' }),
  ),
  page('crop-outside.pdf', 'a page cropped to where nothing is', () =>
    onePage({ page: '/CropBox [9000 9000 9001 9001]' }),
  ),
  {
    name: 'pages-5000.pdf',
    expect: 'rejected',
    reason: 'too_many_pages',
    why: 'five thousand pages',
    make: () =>
      pdfOf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        `<< /Type /Pages /Count 5000 /MediaBox [0 0 612 792] /Kids [${Array.from({ length: 5_000 }, (_, index) => `${index + 3} 0 R`).join(' ')}] >>`,
        ...Array.from({ length: 5_000 }, () => '<< /Type /Page /Parent 2 0 R >>'),
      ]),
  },
  {
    name: 'pages-same-1900.pdf',
    expect: 'either',
    why: 'one page, 1,900 times',
    make: () =>
      pdfOf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        `<< /Type /Pages /Count 1900 /Kids [${'3 0 R '.repeat(1_900)}] >>`,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>',
      ]),
  },
  page('notes-100000.pdf', 'a hundred thousand notes', () =>
    onePage({
      page: `/Annots [${'<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (a) >>'.repeat(100_000)}]`,
    }),
  ),
  page('notes-drawn-20000.pdf', 'twenty thousand notes, each with a drawing of itself', () =>
    onePage({
      page: `/Annots [${'<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N 6 0 R >> >>'.repeat(20_000)}]`,
      more: [streamOf('0 0 9 9 re f', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]')],
    }),
  ),
  page('notes-without-place.pdf', 'notes whose place is no place', () =>
    onePage({
      page: '/Annots [<< /Subtype /Link /Rect [/a /b] >> 3 0 R 99 0 R [] << /Subtype /Popup /Parent 3 0 R >>]',
    }),
  ),
  page('fields-50000.pdf', 'a form of fifty thousand fields', () =>
    onePage({ catalogue: `/AcroForm << /Fields [${'<< /FT /Tx /T (a) /V (b) >>'.repeat(50_000)}] >>` }),
  ),
  page('fields-in-a-circle.pdf', 'form fields that are each other’s parents', () =>
    onePage({
      catalogue: '/AcroForm << /Fields [6 0 R] >>',
      page: '/Annots [6 0 R]',
      more: [
        '<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [0 0 9 9] /Parent 7 0 R /Kids [7 0 R] >>',
        '<< /T (b) /Parent 6 0 R /Kids [6 0 R] >>',
      ],
    }),
  ),
  page('xfa.pdf', 'an XFA form with entities that grow tenfold, nine times', () =>
    onePage({
      catalogue: '/AcroForm << /XFA 6 0 R /Fields [] >> /NeedsRendering true',
      more: [
        streamOf(
          `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`).join('')}<!ENTITY e SYSTEM "http://127.0.0.1:1/e">]><xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template>&a9;&e;</template></xdp:xdp>`,
        ),
      ],
    }),
  ),
  page('metadata-entities.pdf', 'metadata with entities that grow', () =>
    onePage({
      catalogue: '/Metadata 6 0 R',
      more: [
        streamOf(
          `<!DOCTYPE x [${Array.from({ length: 9 }, (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`).join('')}]><x:xmpmeta xmlns:x="adobe:ns:meta/">&a9;</x:xmpmeta>`,
          '/Type /Metadata /Subtype /XML',
        ),
      ],
    }),
  ),
  page('outline-in-a-circle.pdf', 'an outline whose next entry is its first', () =>
    onePage({
      catalogue: '/Outlines 6 0 R',
      more: [
        '<< /First 7 0 R /Last 7 0 R /Count 1 >>',
        '<< /Title (a) /Next 7 0 R /First 7 0 R /Parent 7 0 R >>',
      ],
    }),
  ),
  page('outline-deep.pdf', 'an outline of 30,000 levels', () =>
    onePage({
      catalogue: '/Outlines 6 0 R',
      more: Array.from({ length: 30_000 }, (_, level) => `<< /Title (a) /First ${level + 7} 0 R >>`),
    }),
  ),
  page('names-in-a-circle.pdf', 'a tree of names whose branch is its root', () =>
    onePage({
      catalogue: '/Names << /EmbeddedFiles 6 0 R /JavaScript 6 0 R /Dests 6 0 R >>',
      more: ['<< /Kids [6 0 R 6 0 R] /Limits [(a) (z)] >>'],
    }),
  ),
  page('files-bomb.pdf', 'an invoice’s data that unpacks without end', () =>
    attachment('factur-x.xml', ' '.repeat(40_000_000)),
  ),
  page('files-entities.pdf', 'an invoice’s data with entities that grow', () =>
    attachment(
      'factur-x.xml',
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`).join('')}<!ENTITY e SYSTEM "file:///etc/passwd">]><rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100">&a9;&e;</rsm:CrossIndustryInvoice>`,
    ),
  ),
  page('files-deep.pdf', 'an invoice’s data of 200,000 elements within each other', () =>
    attachment('factur-x.xml', `<?xml version="1.0"?>${'<a>'.repeat(200_000)}`),
  ),
  page('files-named-outside.pdf', 'an attached program named into another folder', () =>
    attachment('../../../etc/cron.d/x.xml', 'MZ'),
  ),
  page('actions-all.pdf', 'actions that open, send, start and run', () =>
    onePage({
      catalogue:
        '/OpenAction << /S /JavaScript /JS (while\\(true\\){app.launchURL\\("http://127.0.0.1:1/"\\)}) /Next [<< /S /SubmitForm /F (http://127.0.0.1:1/) >> << /S /Launch /F (/bin/sh) >> << /S /GoToR /F (http://127.0.0.1:1/a.pdf) >> << /S /ImportData /F (\\\\\\\\127.0.0.1\\\\a) >>] >> ' +
        '/AA << /WC << /S /JavaScript /JS (x) >> >> /URI << /Base (http://127.0.0.1:1/) >>',
      page: '/AA << /O << /S /URI /URI (http://169.254.169.254/) >> >>',
    }),
  ),
  page('action-in-a-circle.pdf', 'an action after which it comes itself', () =>
    onePage({
      catalogue: '/OpenAction 6 0 R',
      more: ['<< /S /URI /URI (http://127.0.0.1:1/) /Next 6 0 R >>'],
    }),
  ),
  page('form-elsewhere.pdf', 'a form that lies in another file', () =>
    onePage({
      content: `${linesOf()} /X Do`,
      resources: '/XObject << /X 6 0 R >>',
      more: [
        streamOf(
          '',
          '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Ref << /F (http://127.0.0.1:1/a.pdf) /Page 0 >> /F << /FS /URL /F (http://127.0.0.1:1/b) >>',
        ),
      ],
    }),
  ),
  page('font-elsewhere.pdf', 'a font file that lies at an address', () =>
    onePage({
      font: '<< /Type /Font /Subtype /TrueType /BaseFont /Nowhere /FontDescriptor 6 0 R >>',
      more: [
        '<< /Type /FontDescriptor /FontName /Nowhere /Flags 32 /FontFile2 7 0 R >>',
        streamOf('', '/F << /FS /URL /F (http://127.0.0.1:1/font) >>'),
      ],
    }),
  ),
  page('layers-in-a-circle.pdf', 'layers whose membership is themselves', () =>
    onePage({
      content: `/OC /L BDC ${linesOf()} EMC`,
      resources: '/Properties << /L 6 0 R >>',
      catalogue: '/OCProperties << /OCGs [6 0 R] /D << /Order [6 0 R [6 0 R]] >> >>',
      more: ['<< /Type /OCMD /OCGs 6 0 R /VE [/And 6 0 R [/Not 6 0 R]] >>'],
    }),
  ),
  page('structure-in-a-circle.pdf', 'a structure whose child is its root', () =>
    onePage({
      catalogue: '/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R',
      more: ['<< /Type /StructTreeRoot /K 6 0 R /ParentTree 6 0 R /RoleMap << /A /B /B /A >> >>'],
    }),
  ),
];

function attachment(name: string, text: string): Buffer {
  return onePage({
    catalogue: `/Names << /EmbeddedFiles << /Names [(${name}) 6 0 R] >> >>`,
    more: [
      `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F 7 0 R >> >>`,
      streamOf(text, '/Type /EmbeddedFile'),
    ],
  });
}

function page(name: string, why: string, make: () => Buffer): HostileCase {
  const mayLoseText = /^(box|unit|turned|crop|layers|notes-(drawn-)?\d)/.test(name);
  return {
    name,
    expect: 'either',
    why,
    ...(mayLoseText ? {} : { expect: 'processed', text: invoiceNumber }),
    make,
  };
}
