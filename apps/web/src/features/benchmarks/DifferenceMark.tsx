import { differenceText, type Difference } from '@gemmavision/domain/benchmarks';
import classes from './DifferenceMark.module.css';

interface DifferenceMarkProps {
  /** Null: one of the two was not measured. */
  difference: Difference | null;
  /** Leaves the unit to the head of the column; screen readers hear it still. */
  isBrief?: boolean;
}

const arrows = { better: '▲', worse: '▼', equal: '=' };

/** How a figure stands to the baseline’s: sign and amount, an arrow that points up for better, and colour last. */
export function DifferenceMark({ difference, isBrief = false }: DifferenceMarkProps) {
  if (difference === null) {
    return (
      <span className={classes.mark} title="No difference: the baseline, or this model, was not measured">
        n/a
      </span>
    );
  }
  const text = differenceText(difference);
  const words =
    difference.verdict === 'equal' ? 'as the baseline' : `${difference.verdict} than the baseline`;
  return (
    <span className={classes.mark} data-verdict={difference.verdict} title={`${text}, ${words}`}>
      <span aria-hidden>{arrows[difference.verdict]}</span> {isBrief ? text.split(' ')[0] : text}
    </span>
  );
}
