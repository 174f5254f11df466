/** A reader's own certainty, and the share of right readings there. */
export type Knot = readonly [raw: number, share: number];

interface Block {
  /** The certainties of its cases, rising. */
  raws: number[];
  right: number;
}

/** How many cases the usual share counts for: a few right ones do not prove that all are. */
const weightOfUsual = 3;
/** Where a block begins is chance: its first cases count for the way up to it. */
const byChance = 0.15;

/**
 * The share of right readings as a rising function of the reader's certainty: cases in order, neighbours pooled until
 * no block is better than the one above it, then the ends of each block as points. `usual` is the share to assume without any case.
 */
export function fitKnots(cases: readonly { raw: number; isRight: boolean }[], usual: number): Knot[] {
  const shareOf = ({ right, raws }: Block) => right / raws.length;
  const careful = ({ right, raws: { length } }: Block) =>
    // As many cases cannot show fewer errors than half of one.
    Math.min((right + weightOfUsual * usual) / (length + weightOfUsual), 1 - 0.5 / (length + 1));
  const blocks: Block[] = [];
  for (const { raw, isRight } of [...cases].sort((a, b) => a.raw - b.raw)) {
    let block: Block = { raws: [raw], right: Number(isRight) };
    for (let lower = blocks.at(-1); lower; lower = blocks.at(-1)) {
      const isApart = (lower.raws.at(-1) ?? 0) < (block.raws[0] ?? 0);
      if (isApart && shareOf(lower) < shareOf(block)) break;
      block = { raws: [...lower.raws, ...block.raws], right: lower.right + block.right };
      blocks.pop();
    }
    blocks.push(block);
  }
  let least = 0;
  return blocks.flatMap((block): Knot[] => {
    least = Math.max(least, careful(block));
    const share = Math.round(least * 1e4) / 1e4;
    const from = block.raws[Math.floor(block.raws.length * byChance)] ?? 0;
    const to = block.raws.at(-1) ?? from;
    return from === to
      ? [[to, share]]
      : [
          [from, share],
          [to, share],
        ];
  });
}
