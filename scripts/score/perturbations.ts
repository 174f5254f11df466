import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { Page, PageWord } from '@gemmavision/extraction/page';

/** A small change of a page after which a person would read the same tables. */
export interface Perturbation {
  name: string;
  /** What a real document does like that. */
  like: string;
  apply: (page: Page, random: () => number) => Page;
}

/** The same numbers for the same seed (mulberry32): a fall of a score can be looked at again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const moved = ([x0, y0, x1, y1]: BoundingBox, dx: number, dy: number): BoundingBox => [
  x0 + dx,
  y0 + dy,
  x1 + dx,
  y1 + dy,
];

const withWords = (page: Page, change: (word: PageWord) => PageWord | PageWord[]): Page => ({
  ...page,
  words: page.words.flatMap(change),
});

/** Every length of the page times a factor, across and down. */
function stretched(page: Page, across: number, down: number): Page {
  const box = ([x0, y0, x1, y1]: BoundingBox): BoundingBox => [
    x0 * across,
    y0 * down,
    x1 * across,
    y1 * down,
  ];
  return {
    ...page,
    width: page.width * across,
    height: page.height * down,
    words: page.words.map((word) => ({ ...word, bbox: box(word.bbox), fontSize: word.fontSize * down })),
    rulings: page.rulings.map((rule) => ({
      x0: rule.x0 * across,
      x1: rule.x1 * across,
      y0: rule.y0 * down,
      y1: rule.y1 * down,
      thickness: rule.thickness * Math.min(across, down),
    })),
    fills: page.fills.map((fill) => ({ ...fill, bbox: box(fill.bbox) })),
  };
}

/** Words as wide as another font would set them; numbers keep their right edge, as statements set them. */
function inWidth(page: Page, factor: number): Page {
  return withWords(page, (word) => {
    const [x0, y0, x1, y1] = word.bbox;
    const width = (x1 - x0) * factor;
    const isNumber = /\d\)?%?$/.test(word.text);
    return { ...word, bbox: isNumber ? [x1 - width, y0, x1, y1] : [x0, y0, x0 + width, y1] };
  });
}

/** Boxes about the ink alone, as OCR draws them: without the white at both sides of a letter. */
function aboutInk(word: PageWord): PageWord {
  const [x0, y0, x1, y1] = word.bbox;
  const bearing = Math.min(word.fontSize * 0.06, (x1 - x0) * 0.1);
  return { ...word, bbox: [x0 + bearing, y0, x1 - bearing, y1] };
}

/** Boxes as high as another font's ascent and descent make them. */
function inHeight(page: Page, factor: number): Page {
  return withWords(page, (word) => {
    const [x0, y0, x1, y1] = word.bbox;
    const half = ((y1 - y0) * factor) / 2;
    const middle = (y0 + y1) / 2;
    return { ...word, bbox: [x0, middle - half, x1, middle + half] };
  });
}

/** Cuts a word in two, the place in proportion to its characters. */
function cut(word: PageWord, at: number): PageWord[] {
  const [x0, y0, x1, y1] = word.bbox;
  const x = x0 + ((x1 - x0) * at) / word.text.length;
  return [
    { ...word, text: word.text.slice(0, at), bbox: [x0, y0, x, y1] },
    { ...word, text: word.text.slice(at), bbox: [x, y0, x1, y1] },
  ];
}

/** Sets signs, brackets and percent apart from their number, as files do that place each piece by itself. */
function marksApart(word: PageWord): PageWord[] {
  const marks = /^([$€£]?\(?)[\d.,]*\d(\)?%?)$/.exec(word.text);
  const [, opening = '', closing = ''] = marks ?? [];
  const [head, rest] = opening === '' ? [undefined, word] : cut(word, opening.length);
  if (!rest || closing === '') return [...(head ? [head] : []), rest ?? word];
  return [...(head ? [head] : []), ...cut(rest, rest.text.length - closing.length)];
}

export const perturbations: Perturbation[] = [
  {
    name: 'shuffled',
    like: 'a file that paints its words in another order',
    apply: (page, random) => ({
      ...page,
      words: page.words
        .map((word) => ({ word, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ word }) => word),
    }),
  },
  {
    name: 'shifted',
    like: 'another margin',
    apply: (page) => ({
      ...page,
      words: page.words.map((word) => ({ ...word, bbox: moved(word.bbox, 7.3, -4.9) })),
      rulings: page.rulings.map((rule) => ({
        ...rule,
        x0: rule.x0 + 7.3,
        x1: rule.x1 + 7.3,
        y0: rule.y0 - 4.9,
        y1: rule.y1 - 4.9,
      })),
      fills: page.fills.map((fill) => ({ ...fill, bbox: moved(fill.bbox, 7.3, -4.9) })),
    }),
  },
  {
    name: 'jitter 2 %',
    like: 'rounded positions: each word moves by up to a fiftieth of its size',
    apply: (page, random) =>
      withWords(page, (word) => {
        const by = word.fontSize * 0.04;
        return { ...word, bbox: moved(word.bbox, (random() - 0.5) * by, (random() - 0.5) * by) };
      }),
  },
  {
    name: 'jitter 6 %',
    like: 'a printer and a scanner between: up to a sixteenth of its size',
    apply: (page, random) =>
      withWords(page, (word) => {
        const by = word.fontSize * 0.12;
        return { ...word, bbox: moved(word.bbox, (random() - 0.5) * by, (random() - 0.5) * by) };
      }),
  },
  { name: 'scaled 0.7', like: 'small print', apply: (page) => stretched(page, 0.7, 0.7) },
  { name: 'scaled 1.6', like: 'a page for a wall', apply: (page) => stretched(page, 1.6, 1.6) },
  { name: 'wider letters', like: 'another font, 6 % wider', apply: (page) => inWidth(page, 1.06) },
  { name: 'narrower letters', like: 'another font, 4 % narrower', apply: (page) => inWidth(page, 0.96) },
  { name: 'boxes of ink', like: 'boxes without side bearings', apply: (page) => withWords(page, aboutInk) },
  { name: 'higher boxes', like: 'another font’s ascent and descent', apply: (page) => inHeight(page, 1.15) },
  { name: 'lower boxes', like: 'another font’s ascent and descent', apply: (page) => inHeight(page, 0.8) },
  {
    name: 'marks apart',
    like: 'signs, brackets and percent as words of their own',
    apply: (page) => withWords(page, marksApart),
  },
  {
    name: 'words in pieces',
    like: 'kerned text: one word in five comes in two pieces that touch',
    apply: (page, random) =>
      withWords(page, (word) =>
        word.text.length > 3 && /^[\p{L}.,’'-]+$/u.test(word.text) && random() < 0.2
          ? cut(word, 1 + Math.floor(random() * (word.text.length - 1)))
          : word,
      ),
  },
  {
    name: 'lines, some lost',
    like: 'a tenth of the rules missing',
    apply: (page, random) => ({ ...page, rulings: page.rulings.filter(() => random() > 0.1) }),
  },
  {
    name: 'fills lost',
    like: 'no shading',
    apply: (page) => ({ ...page, fills: [] }),
  },
  {
    name: 'horizontal lines alone',
    like: 'tables without vertical rules',
    apply: (page) => ({
      ...page,
      rulings: page.rulings.filter((rule) => rule.y1 - rule.y0 <= rule.x1 - rule.x0),
    }),
  },
  {
    name: 'lines lost',
    like: 'no rules and no shading',
    apply: (page) => ({ ...page, rulings: [], fills: [] }),
  },
];
