import type { DocumentLine, Run } from './document-lines.ts';
import { partOf } from './document-lines.ts';
import { fold, patternOf, type Idea } from './vocabulary.ts';

/** Text that stands where a label's value is expected. */
export interface Beside {
  run: Run;
  label: string;
  /** The run that the label stands in, and whether it opens it. */
  labelRun: Run;
  opensRun: boolean;
  /** Index of the label's line. */
  line: number;
  where: 'same run' | 'next run' | 'below';
}

const left = (run: Run) => Math.min(...run.words.map((word) => word.bbox[0]));
const right = (run: Run) => Math.max(...run.words.map((word) => word.bbox[2]));

/** Everything that stands behind or under a label of an idea, in the order of the page. */
export function besideLabels(lines: readonly DocumentLine[], idea: Idea): Beside[] {
  const found: Beside[] = [];
  const pattern = new RegExp(patternOf(idea).source, 'gu');
  for (const [i, line] of lines.entries()) {
    for (const [k, run] of line.runs.entries()) {
      for (const match of fold(run.text).matchAll(pattern)) {
        const end = match.index + match[0].length;
        const label = match[0];
        const opensRun = match.index <= 2;
        const rest = run.text.slice(end).replace(/^[\s.:#°º*()-]+/, '');
        if (rest !== '') {
          found.push({
            run: partOf(run, run.text.length - rest.length, run.text.length),
            label,
            labelRun: run,
            opensRun,
            line: i,
            where: 'same run',
          });
          continue;
        }
        const next = line.runs[k + 1];
        if (next) found.push({ run: next, label, labelRun: run, opensRun, line: i, where: 'next run' });
        const below = lines[i + 1];
        if (below && below.page === line.page && below.top - line.bottom < 2.5 * (line.bottom - line.top)) {
          const under = below.runs.find(
            (candidate) => left(candidate) < right(run) && right(candidate) > left(run),
          );
          if (under) found.push({ run: under, label, labelRun: run, opensRun, line: i, where: 'below' });
        }
      }
    }
  }
  return found;
}
