import { explainTables } from '@gemmavision/extraction/tables';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { Page } from '@gemmavision/extraction/page';

/**
 * The page as the algorithms saw it, as SVG: words (grey), ruling lines (red), fills (yellow), and the tables that
 * were found with their cells (blue).
 */
export function drawPageSeen(page: Page): string {
  const { tables } = explainTables(page);
  const parts = [
    ...page.fills.map((fill) => rectangle(fill.bbox, 'fill="#ffe680" fill-opacity="0.5"')),
    ...page.words.flatMap((word) => [
      rectangle(word.bbox, 'fill="none" stroke="#bbb" stroke-width="0.3"'),
      `<text x="${word.bbox[0]}" y="${word.bbox[3]}" font-size="${Math.max(1, word.fontSize * 0.8)}">${escaped(word.text)}</text>`,
    ]),
    ...page.rulings.map(
      (line) =>
        `<line x1="${line.x0}" y1="${line.y0}" x2="${line.x1}" y2="${line.y1}" stroke="#d00" stroke-width="${Math.max(0.4, line.thickness)}"/>`,
    ),
    ...tables.flatMap((table) => [
      rectangle(table.bbox, 'fill="none" stroke="#06c" stroke-width="1.5"'),
      ...(table.cells ?? [])
        .flat()
        .flatMap((cell) => (cell.bbox ? [rectangle(cell.bbox, 'fill="#06c" fill-opacity="0.12"')] : [])),
    ]),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${page.width} ${page.height}" font-family="sans-serif">` +
    `<rect width="100%" height="100%" fill="#fff"/>${parts.join('\n')}</svg>\n`
  );
}

function rectangle([x0, y0, x1, y1]: BoundingBox, look: string): string {
  return `<rect x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}" ${look}/>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
