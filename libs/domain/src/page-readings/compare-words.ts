/** A stretch of two readings: words `from` to `to` (exclusive) on each side, alike or not. */
export interface Stretch {
  isSame: boolean;
  left: readonly [from: number, to: number];
  right: readonly [from: number, to: number];
}

/** More cells than that are not compared word by word: two long texts with nothing in common take seconds. */
const mostCells = 4_000_000;

/**
 * Where two readings of a page say the same and where not, from the first word to the last. Words that stand once in
 * each text anchor the comparison, so that a page of two thousand words takes milliseconds. The stretches follow each
 * other without gap, and two neighbours are never both alike.
 */
export function compareWords(left: readonly string[], right: readonly string[]): Stretch[] {
  const pairs = alignedPairs(left, right, [0, left.length], [0, right.length]);
  const stretches: Stretch[] = [];
  let [l, r] = [0, 0];
  for (const [a, b] of [...pairs, [left.length, right.length] as const]) {
    if (a > l || b > r) stretches.push({ isSame: false, left: [l, a], right: [r, b] });
    if (a === left.length && b === right.length) break;
    const last = stretches.at(-1);
    if (last?.isSame === true) {
      stretches[stretches.length - 1] = {
        isSame: true,
        left: [last.left[0], a + 1],
        right: [last.right[0], b + 1],
      };
    } else stretches.push({ isSame: true, left: [a, a + 1], right: [b, b + 1] });
    [l, r] = [a + 1, b + 1];
  }
  return stretches;
}

type Range = readonly [from: number, to: number];
type Pair = readonly [left: number, right: number];

/** Pairs of equal words in the order of both texts. */
function alignedPairs(left: readonly string[], right: readonly string[], l: Range, r: Range): Pair[] {
  const head: Pair[] = [];
  let [l0, l1] = l;
  let [r0, r1] = r;
  while (l0 < l1 && r0 < r1 && left[l0] === right[r0]) head.push([l0++, r0++]);
  const tail: Pair[] = [];
  while (l0 < l1 && r0 < r1 && left[l1 - 1] === right[r1 - 1]) tail.unshift([--l1, --r1]);
  if (l0 === l1 || r0 === r1) return [...head, ...tail];
  const anchors = anchorsOf(left, right, [l0, l1], [r0, r1]);
  const middle: Pair[] = [];
  if (anchors.length === 0) middle.push(...longestCommon(left, right, [l0, l1], [r0, r1]));
  else {
    for (const [a, b] of [...anchors, [l1, r1] as const]) {
      middle.push(...alignedPairs(left, right, [l0, a], [r0, b]));
      if (a < l1 && b < r1) middle.push([a, b]);
      [l0, r0] = [a + 1, b + 1];
    }
  }
  return [...head, ...middle, ...tail];
}

/** Words that stand exactly once on each side, as many as stand in the same order. */
function anchorsOf(left: readonly string[], right: readonly string[], l: Range, r: Range): Pair[] {
  const places = onlyPlaces(right, r);
  const both = [...onlyPlaces(left, l)]
    .flatMap(([word, a]): Pair[] => {
      const b = places.get(word);
      return b === undefined ? [] : [[a, b]];
    })
    .sort(([a], [b]) => a - b);
  return longestRising(both);
}

function onlyPlaces(words: readonly string[], [from, to]: Range): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let index = from; index < to; index++) {
    const word = words[index] ?? '';
    if (places.has(word)) repeated.add(word);
    places.set(word, index);
  }
  for (const word of repeated) places.delete(word);
  return places;
}

/** The longest part of the pairs whose right places rise, by patience sorting. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  pairs.forEach(([, place], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? undefined : ends[low - 1];
    ends[low] = index;
  });
  const rising: Pair[] = [];
  for (let at = ends.at(-1); at !== undefined; at = before[at]) {
    const pair = pairs[at];
    if (pair !== undefined) rising.unshift(pair);
  }
  return rising;
}

/** The longest common subsequence of two short ranges. */
function longestCommon(left: readonly string[], right: readonly string[], l: Range, r: Range): Pair[] {
  const [rows, columns] = [l[1] - l[0], r[1] - r[0]];
  if ((rows + 1) * (columns + 1) > mostCells) return [];
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      lengths[row * width + column] =
        left[l[0] + row] === right[r[0] + column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (left[l[0] + row] === right[r[0] + column]) pairs.push([l[0] + row++, r[0] + column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}

/** Whether a word is, or holds, a figure: a slip there costs more than one in a name. */
export function holdsDigit(word: string): boolean {
  return /\p{Nd}/u.test(word);
}
