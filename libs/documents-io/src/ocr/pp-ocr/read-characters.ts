import type { Tensor } from './network.ts';

/** A character that the network saw in a line. */
export interface SeenCharacter {
  text: string;
  /** 0 to 1. */
  confidence: number;
  /** The steps of the network in which it saw it, from the first to behind the last. */
  from: number;
  to: number;
  /** How likely a space is to stand before it, 0 to 1. */
  spaceBefore: number;
}

/**
 * What a network with connectionist temporal classification read: of each step the likeliest class; the same class in
 * steps next to each other is one character, the first class is "nothing" (Graves et al., 2006). Spaces are told of the
 * character behind them, even where something else was a little likelier: the networks leave most of them out.
 *
 * @param output probabilities, one row a step, one column a class.
 * @param alphabet the characters of the classes from the second one on.
 */
export function readCharacters({ data, dims }: Tensor, alphabet: readonly string[]): SeenCharacter[] {
  const [steps = 0, classes = 1] = dims.slice(-2);
  const seen: SeenCharacter[] = [];
  const space = alphabet.lastIndexOf(' ') + 1;
  let previous = 0;
  let spaceBefore = 0;
  for (let step = 0; step < steps; step++) {
    const row = step * classes;
    let likeliest = 0;
    for (let one = 1; one < classes; one++) {
      if ((data[row + one] ?? 0) > (data[row + likeliest] ?? 0)) likeliest = one;
    }
    const confidence = data[row + likeliest] ?? 0;
    if (space > 0) spaceBefore = Math.max(spaceBefore, data[row + space] ?? 0);
    const last = seen.at(-1);
    const isCharacter = likeliest !== 0 && alphabet[likeliest - 1]?.trim() !== '';
    if (isCharacter && likeliest === previous && last) {
      last.to = step + 1;
      last.confidence = Math.max(last.confidence, confidence);
    } else if (isCharacter) {
      seen.push({ text: alphabet[likeliest - 1] ?? '', confidence, from: step, to: step + 1, spaceBefore });
      spaceBefore = 0;
    }
    previous = likeliest;
  }
  return seen;
}
