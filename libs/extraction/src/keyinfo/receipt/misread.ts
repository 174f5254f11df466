/** Characters that OCR takes for each other: a change within a group costs less than any other. */
const alike = [
  '0oqcdu',
  '1lijt!|7/f',
  '5s$',
  '8b3e&',
  '2z',
  '6gb',
  '4a',
  'aeosc',
  'hnmrbk',
  'vyuw',
  'ce',
  'p9',
];

const likely = new Map<string, Set<string>>();
for (const group of alike)
  for (const character of group) {
    const known = likely.get(character) ?? new Set<string>();
    for (const other of group) known.add(other);
    likely.set(character, known);
  }

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  return likely.get(a)?.has(b) === true ? 0.5 : 1;
}

/**
 * How far a read word is from one that is meant: changed, lost and added characters, those that OCR takes for each
 * other counted by half. Both in lower case. Above `limit` the answer is only known to be larger.
 */
export function misreadDistance(read: string, meant: string, limit: number): number {
  if (read === meant) return 0;
  if (Math.abs(read.length - meant.length) > limit) return limit + 1;
  let before = Array.from({ length: meant.length + 1 }, (_, i) => i);
  for (let i = 1; i <= read.length; i++) {
    const now = [i];
    let least = i;
    for (let j = 1; j <= meant.length; j++) {
      const cost = Math.min(
        (before[j - 1] ?? 0) + substitution(read.charAt(i - 1), meant.charAt(j - 1)),
        (before[j] ?? 0) + 1,
        (now[j - 1] ?? 0) + 1,
      );
      now.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = now;
  }
  return before[meant.length] ?? limit + 1;
}

/** How much may be misread in a word of that length before it could as well be another. */
const allowance = (length: number) => (length <= 3 ? 0 : length <= 4 ? 0.5 : length <= 6 ? 1 : 1.5);

/**
 * The word of a list that a read one is meant for; undefined where none is near enough. A `leniency` below 1 asks for
 * nearer words, where the list does not hold most that may be printed.
 */
export function meantWord(read: string, known: ReadonlySet<string>, leniency = 1): string | undefined {
  if (known.has(read)) return read;
  let best: { word: string; distance: number } | undefined;
  for (const word of known) {
    const limit = allowance(word.length) * leniency;
    if (limit === 0) continue;
    const distance = misreadDistance(read, word, limit);
    if (distance <= limit && (!best || distance < best.distance)) best = { word, distance };
  }
  return best?.word;
}
