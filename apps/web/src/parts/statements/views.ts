import type { MergedFigure, StatementView } from '@gemmavision/domain/companies';
import { lengthsOf, periodLengths, spanOf } from '@gemmavision/domain/companies';

/** The views that show something, the longest period first. */
export function viewsOf(figures: readonly MergedFigure[]): StatementView[] {
  const lengths = lengthsOf(figures);
  return [...periodLengths.filter((length) => lengths.has(length)), 'all'];
}

/** The view of the length of which there are most figures; of as many, the longer one. */
export function viewWithMost(figures: readonly MergedFigure[]): StatementView {
  const count = (view: StatementView) =>
    figures.filter(({ period }) => (spanOf(period)?.length ?? 'all') === view).length;
  const [first = 'all', ...others] = viewsOf(figures).filter((view) => view !== 'all');
  return others.reduce((best, view) => (count(view) > count(best) ? view : best), first);
}

const everyView: readonly StatementView[] = [...periodLengths, 'all'];

/** Reads a view from an address; nothing for anything else. */
export function readView(value: unknown): StatementView | undefined {
  return everyView.find((view) => view === value);
}
