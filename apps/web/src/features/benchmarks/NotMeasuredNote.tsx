import type { BenchmarkResult } from '@gemmavision/domain/benchmarks';
import { EmptyNote } from '../../ui/EmptyNote.tsx';

interface NotMeasuredNoteProps {
  /** What none of the chosen models was measured in. */
  title: string;
  /** All there is of it. */
  results: readonly BenchmarkResult[];
}

const namesShown = 6;

/** Stands for a chart that the choice of models has left empty, and says which would fill it. */
export function NotMeasuredNote({ title, results }: NotMeasuredNoteProps) {
  const names = [...new Set(results.map(({ model }) => model.name))];
  const more = names.length > namesShown ? ` and ${names.length - namesShown} more` : '';
  return (
    <EmptyNote title={`${title}: none of the chosen models was measured`}>
      {names.length === 0
        ? 'There are no results of it yet.'
        : `It has ${names.slice(0, namesShown).join(', ')}${more}: choose one of them under “Models”.`}
    </EmptyNote>
  );
}
