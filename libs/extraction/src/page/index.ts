export * from './page.ts';
export { cleanWord } from './clean-text.ts';
export { linesOf, median, type TextLine } from './lines.ts';
export { readPageText } from './page-text.ts';
export { readingBlocks } from './blocks.ts';
export { readingOrder } from './reading-order.ts';
export { skewOf, straightenMarks, straightenWords, type PlacedWord } from './straighten.ts';
