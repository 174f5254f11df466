import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Table } from '@gemmavision/domain/documents';
import { exportedTables } from './exported-table.ts';
import { tablesToHtml } from './table-html.ts';
import { tablesToMarkdown } from './table-markdown.ts';
import { cellOf, tablesToXlsx } from './table-xlsx.ts';

const table = (rows: string[][], more: Partial<Table> = {}): Table => ({
  page: 3,
  bbox: [0, 0, 1, 1],
  confidence: 1,
  rows,
  ...more,
});

const header = ['(in millions)', '2023', ''];
const tables = [
  table([header, ['Net sales', '$ 1,234', '(5.2)%'], ['R&D <b>', '—', '10 (1)']], { spans: [[0, 1, 1, 2]] }),
  table([header, ['Cost', '(20)', '3.0%']], { page: 4, spans: [[0, 1, 1, 2]], continues: 0 }),
  table([['a', '1']], { page: 9 }),
];

describe('tables that leave the portal', () => {
  it('are whole: parts on later pages under one header', () => {
    expect(exportedTables(tables).map(({ title, rows }) => [title, rows.length])).toEqual([
      ['Table 1, pages 3–4', 4],
      ['Table 2, page 9', 1],
    ]);
    expect(exportedTables(tables, 1)[0]?.rows.at(-1)?.[0]).toBe('Cost');
    expect(exportedTables(tables, 7)).toEqual([]);
  });

  it('show as HTML what they hold and run nothing of it', () => {
    const html = tablesToHtml('<script>x</script>.pdf', exportedTables(tables));
    expect(html).not.toContain('<script');
    expect(html).toContain('R&amp;D &lt;b&gt;');
    expect(html).toContain('<td colspan="2" class="number">2023</td></tr>');
    expect(html).toContain('<td class="number">(5.2)%</td>');
    expect(tablesToHtml('x', exportedTables([table([['=1+1', '-5']])]))).toContain(
      '<td>&#39;=1+1</td><td class="number">-5</td>',
    );
  });

  it('are Markdown tables of one width, whatever is in their cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '|', '\\', '\n', '`', '<', '1') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const lines = tablesToMarkdown(exportedTables([table(rows)]))
          .split('\n')
          .slice(2, -1);
        expect(lines).toHaveLength(rows.length + 1);
        for (const line of lines)
          expect(line.replace(/\\\\/g, '').replace(/\\\|/g, '').match(/\|/g)).toHaveLength(3);
      }),
    );
  });

  it.each([
    ['$ 1,234', 1234, '"$"#,##0;-"$"#,##0'],
    ['$(1,234.5)', -1234.5, '"$"#,##0.0;("$"#,##0.0)'],
    ['(5.2)%', -0.052, '0.0%;(0.0%)'],
    ['12.50 EUR', 12.5, '0.00 "EUR";-0.00 "EUR"'],
    ['10,000 (1)', 10_000, '#,##0" (1)";-#,##0" (1)"'],
  ])('are numbers in a workbook: %s', (text, value, format) => {
    expect(cellOf(text, false)).toMatchObject({ value, type: Number, format });
  });

  it.each(['2023', '0012345', '=1+1', '12/31/2022', '—', '1234567890123456'])(
    'keep %s as text in a workbook: it is no amount',
    (text) => {
      expect(cellOf(text, false)).toEqual({ value: text, type: String });
    },
  );

  it('make a workbook, a sheet a table, and one where there is none', async () => {
    const zip = Buffer.from(await tablesToXlsx(exportedTables(tables)));
    expect(zip.subarray(0, 2).toString()).toBe('PK');
    expect(zip.includes('sheet2.xml')).toBe(true);
    expect(zip.includes('sheet3.xml')).toBe(false);
    expect((await tablesToXlsx([])).length).toBeGreaterThan(500);
  });
});
