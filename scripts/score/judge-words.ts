/** A word that was read: how sure the engine was, and whether it is the printed one. */
export interface JudgedWord {
  raw: number;
  isRight: boolean;
}

/**
 * Judges the words of a page against its true text: both in order, as many words as possible matched. Case does not
 * count (transcripts of receipts do not keep it), nor does it where the truth has a space less.
 */
export function judgeWords(
  read: readonly { text: string; confidence: number }[],
  truth: string,
  normalise: (text: string) => string,
): JudgedWord[] {
  const wordsOf = (text: string) => normalise(text).toUpperCase().split(' ').filter(Boolean);
  const expected = wordsOf(truth);
  const words = read.flatMap(({ text, confidence }) =>
    wordsOf(text).map((part) => ({ text: part, confidence })),
  );
  const matched = matchWords(
    words.map((word) => word.text),
    expected,
  );
  return words.map(({ text, confidence }, index) => ({
    raw: confidence,
    isRight: matched.rights.has(index) || (text.length >= 3 && (matched.beside[index] ?? '').includes(text)),
  }));
}

/** Which words stand in both lists in the same order, and for the others what the truth has in their place. */
function matchWords(read: readonly string[], truth: readonly string[]) {
  const width = truth.length + 1;
  const costs = new Uint32Array((read.length + 1) * width);
  const cost = (i: number, j: number) => costs[i * width + j] ?? 0;
  for (let i = 0; i <= read.length; i++) {
    for (let j = 0; j <= truth.length; j++) {
      costs[i * width + j] =
        i === 0 || j === 0
          ? i + j
          : Math.min(
              cost(i - 1, j - 1) + (read[i - 1] === truth[j - 1] ? 0 : 1),
              cost(i - 1, j) + 1,
              cost(i, j - 1) + 1,
            );
    }
  }
  const rights = new Set<number>();
  const beside: string[] = read.map(() => '');
  let [i, j] = [read.length, truth.length];
  let run: { words: number[]; truth: string } = { words: [], truth: '' };
  const endRun = () => {
    for (const index of run.words) beside[index] = run.truth;
    run = { words: [], truth: '' };
  };
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && read[i - 1] === truth[j - 1] && cost(i, j) === cost(i - 1, j - 1)) {
      endRun();
      rights.add(i - 1);
      i--;
      j--;
    } else {
      const isPair = i > 0 && j > 0 && cost(i, j) === cost(i - 1, j - 1) + 1;
      const isExtra = isPair || (i > 0 && cost(i, j) === cost(i - 1, j) + 1);
      if (isPair || !isExtra) run.truth = `${truth[--j] ?? ''}${run.truth}`;
      if (isExtra) run.words.push(--i);
    }
  }
  endRun();
  return { rights, beside };
}
