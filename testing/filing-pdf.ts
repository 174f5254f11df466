/** A line of a page: where it begins, in points from the left and from the bottom, its size, and what it says. */
type Line = readonly [x: number, y: number, size: number, text: string];

/** One filing of a company that there is not: a cover, and an income statement in millions. */
export interface MadeUpFiling {
  company: string;
  /** The years that end on December 31, the newest first. */
  years: readonly number[];
  /** What each line prints for each of these years. */
  lines: readonly (readonly [label: string, ...values: string[]])[];
}

/** The filing as a PDF with a text layer, for tests that need several filings of one company to disagree. */
export function filingPdf({ company, years, lines }: MadeUpFiling): Buffer {
  const cover: Line[] = [
    [200, 740, 12, 'UNITED STATES'],
    [150, 724, 12, 'SECURITIES AND EXCHANGE COMMISSION'],
    [230, 708, 10, 'Washington, D.C. 20549'],
    [260, 680, 14, 'FORM 10-K'],
    [80, 660, 9, 'ANNUAL REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934'],
    [180, 640, 10, `For the fiscal year ended December 31, ${years[0]}`],
    [230, 600, 16, company],
    [190, 584, 9, '(Exact name of registrant as specified in its charter)'],
  ];
  const columns = [340, 430, 520];
  const row = (y: number, label: string, values: readonly string[]): Line[] => [
    [60, y, 9, label],
    ...values.map((value, index): Line => [(columns[index] ?? 0) - widthOf(value, 9), y, 9, value]),
  ];
  const statement: Line[] = [
    [170, 740, 12, 'CONSOLIDATED STATEMENTS OF INCOME'],
    [200, 724, 9, '(dollars in millions, except per share data)'],
    [370, 700, 9, 'Years Ended December 31,'],
    ...row(684, '', years.map(String)),
    ...lines.flatMap(([label, ...values], index) => row(660 - 18 * index, label, values)),
  ];
  return pdfOf([cover, statement]);
}

/** Widths of Helvetica, near enough to align figures at their right. */
function widthOf(text: string, size: number): number {
  return (
    [...text].reduce(
      (sum, letter) => sum + (/\d/.test(letter) ? 0.556 : /[a-z]/i.test(letter) ? 0.55 : 0.3),
      0,
    ) * size
  );
}

/** Pages of text as a PDF with a text layer. */
export function pdfOf(pages: readonly (readonly Line[])[]): Buffer {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const contents = pages.map((lines) => {
    const drawn = lines
      .map(
        ([x, y, size, text]) => `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`,
      )
      .join('\n');
    return add(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
  });
  const tree = objects.length + pages.length + 1;
  const kids = contents.map((content) =>
    add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Contents ${content} 0 R ` +
        `/Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    ),
  );
  add(`<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`);
  const catalogue = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root ${catalogue} 0 R >>\n`;
  return Buffer.from(`${file}startxref\n${file.indexOf('xref\n0 ')}\n%%EOF\n`, 'latin1');
}
