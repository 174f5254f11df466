import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { FontFacts } from './text-cursor.ts';

/** What pdf.js knows of a font that the page has loaded; a plain upright font when it knows nothing. */
export function fontFactsOf(page: PDFPageProxy, name: string): FontFacts {
  const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined;
  const fact = (key: string): unknown =>
    typeof font === 'object' && font !== null && key in font ? Reflect.get(font, key) : undefined;
  const fontName = String(fact('name') ?? '');
  const matrix = fact('fontMatrix');
  const unit = Array.isArray(matrix) || matrix instanceof Float64Array ? Number(matrix[0]) : 0.001;
  return {
    bold: fact('bold') === true || fact('black') === true || /bold|black|heavy|semib|demi/i.test(fontName),
    italic: fact('italic') === true || /italic|oblique/i.test(fontName),
    vertical: fact('vertical') === true,
    ascent: between(fact('ascent'), 0.6, 0.95, 0.75),
    descent: between(fact('descent'), -0.35, -0.1, -0.22),
    unit: Number.isFinite(unit) && unit !== 0 ? Math.abs(unit) : 0.001,
  };
}

/** Fonts give wild heights (0, or those of their tallest accent): boxes stay about the letters. */
function between(value: unknown, least: number, most: number, otherwise: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value === 0) return otherwise;
  return Math.min(Math.max(value, least), most);
}
