import { readPrintedCell } from '@gemmavision/extraction/tables';
import type { ExportedTable } from './exported-table.ts';

/** The tables as Markdown (GitHub's): the first row is the head, columns of numbers stand to the right. */
export function tablesToMarkdown(tables: readonly ExportedTable[]): string {
  return tables.map(tableText).join('\n');
}

function tableText({ title, rows }: ExportedTable): string {
  const [head = [], ...body] = rows;
  const rule = head.map((_, c) => {
    const filled = body.flatMap((row) => (row[c] ? [row[c]] : []));
    const numbers = filled.filter((text) => {
      const { number, isNil } = readPrintedCell(text);
      return number !== undefined || isNil;
    });
    return numbers.length * 2 > filled.length ? '---:' : '---';
  });
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `## ${escaped(title)}`,
    '',
    ...[head.map(escaped), rule, ...body.map((row) => row.map(escaped))].map(line),
    '',
  ].join('\n');
}

/** One line, without what Markdown or HTML would take for a mark. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\|`*_[\]~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;');
}
