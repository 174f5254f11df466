import type { CorrectedTable } from '@gemmavision/domain/documents';
import { isPrintedFigure } from './table-layout.ts';

function cell(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/\|/g, '\\|')
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .trim();
}

/** The table as Markdown: its first row as the head, columns of figures set right. */
export function toMarkdown({ rows }: Pick<CorrectedTable, 'rows'>): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => {
    const texts = body.map((row) => row[column] ?? '').filter((text) => text.trim() !== '');
    const figures = texts.filter(isPrintedFigure).length;
    return texts.length > 0 && figures * 2 > texts.length ? '--:' : '---';
  });
  return [line(head.map(cell)), line(rule), ...body.map((row) => line(row.map(cell)))].join('\n');
}
