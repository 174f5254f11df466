export * from './page.ts';
export { cleanWord } from './clean-text.ts';
export { characterWidthOf, linesOf, median, usualSpace, type TextLine } from './lines.ts';
export { readPageText } from './page-text.ts';
export { blocksOf, readingOf } from './page-reading.ts';
export { isSpeck } from './specks.ts';
export { straightenMarks, straightenWords, type PlacedWord } from './straighten.ts';
