const ligatures: Record<string, string> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

const loneSurrogates = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const invisible = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\uFFF9-\uFFFB]/g;
const whiteSpace = /[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/g;

/**
 * The text of one word as it is stored: ligatures spelled out, nothing invisible, no white space, no U+0000 and no
 * lone surrogates (PostgreSQL and JSON readers refuse both). A soft hyphen is a drawn hyphen before a figure or at a
 * word's end (fonts use its glyph as a minus sign: dropping it would change a number) and nothing elsewhere.
 * May be empty.
 */
export function cleanWord(text: string): string {
  return text
    .replace(loneSurrogates, '')
    .replace(invisible, '')
    .replace(whiteSpace, '')
    .replace(/[ﬀ-ﬆ]/g, (ligature) => ligatures[ligature] ?? ligature)
    .replace(/\u00AD(?=[\d.,(]|$)/g, '-')
    .replace(/\u00AD/g, '');
}
