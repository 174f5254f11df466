import type { PageText } from '@gemmavision/domain/documents';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import { compareWords, holdsDigit, type Stretch } from '@gemmavision/domain/page-readings';

/** One place at which two readings of a page say different things. */
export interface Difference {
  left: string;
  right: string;
  /** Boxes in the units of the left page. */
  leftBoxes: BoundingBox[];
  rightBoxes: BoundingBox[];
  /** A figure is in it. */
  hasNumber: boolean;
}

export interface PageComparison {
  /** The places of words that the other reading does not have there. */
  leftOnly: ReadonlySet<number>;
  rightOnly: ReadonlySet<number>;
  /** Words that both read alike. */
  alike: number;
  /** Those with figures first, each kind in reading order. */
  differences: Difference[];
}

/** Holds two readings of one page against each other, word by word in reading order. */
export function comparePages(left: PageText, right: PageText): PageComparison {
  const textsOf = ({ words }: PageText) => words.map(({ text }) => text);
  const stretches = compareWords(textsOf(left), textsOf(right));
  const apart = stretches.filter(({ isSame }) => !isSame);
  const scale = right.width > 0 && left.width > 0 ? left.width / right.width : 1;
  const differences = apart.map((stretch) => differenceOf(stretch, left, right, scale));
  return {
    leftOnly: placesOf(apart.map((stretch) => stretch.left)),
    rightOnly: placesOf(apart.map((stretch) => stretch.right)),
    alike: stretches.filter(({ isSame }) => isSame).reduce((sum, { left: [from, to] }) => sum + to - from, 0),
    differences: [
      ...differences.filter(({ hasNumber }) => hasNumber),
      ...differences.filter(({ hasNumber }) => !hasNumber),
    ],
  };
}

function differenceOf(stretch: Stretch, left: PageText, right: PageText, scale: number): Difference {
  const [ofLeft, ofRight] = [left.words.slice(...stretch.left), right.words.slice(...stretch.right)];
  return {
    left: ofLeft.map(({ text }) => text).join(' '),
    right: ofRight.map(({ text }) => text).join(' '),
    leftBoxes: ofLeft.map(({ bbox }) => bbox),
    rightBoxes: ofRight.map(({ bbox }) => scaledBox(bbox, scale)),
    hasNumber: [...ofLeft, ...ofRight].some(({ text }) => holdsDigit(text)),
  };
}

/** A box in other units of length. */
export function scaledBox([x0, y0, x1, y1]: BoundingBox, scale: number): BoundingBox {
  return [x0 * scale, y0 * scale, x1 * scale, y1 * scale];
}

function placesOf(ranges: readonly (readonly [from: number, to: number])[]): Set<number> {
  return new Set(
    ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, index) => from + index)),
  );
}
