import { markOf } from './correction-mark.ts';
import type {
  CorrectableFieldName,
  CorrectedFields,
  CorrectionMark,
  CorrectionTarget,
  StoredCorrection,
} from './corrections.ts';
import type { Fields, KeyFigure } from './extraction-result.ts';

type FigureTarget = Extract<CorrectionTarget, { kind: 'figure' }>;

function isSameFigure(one: FigureTarget, other: FigureTarget): boolean {
  return one.label === other.label && one.period === other.period && one.nth === other.nth;
}

/** How each figure is named in a correction: by label and period, since its index changes with every reading. */
export function figureTargets(figures: readonly Pick<KeyFigure, 'label' | 'period'>[]): FigureTarget[] {
  const counts = new Map<string, number>();
  return figures.map(({ label, period }) => {
    const name = `${label} ${period ?? ''}`;
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    return { kind: 'figure', label, period, nth };
  });
}

/** The value of a field as it was read; null where there is none. */
export function readField(fields: Fields, name: CorrectableFieldName): string | number | null {
  return fields[name] ?? null;
}

function correctedFigures(figures: readonly KeyFigure[], corrections: readonly StoredCorrection[]) {
  const targets = figureTargets(figures);
  const left = corrections.filter(({ target }) => target.kind === 'figure');
  const merged: CorrectedFields['keyFigures'] = figures.map((figure, index) => {
    const at = left.findIndex(
      ({ target }) =>
        target.kind === 'figure' && targets[index] !== undefined && isSameFigure(target, targets[index]),
    );
    const [correction] = at === -1 ? [] : left.splice(at, 1);
    if (correction === undefined) return figure;
    return { ...figure, ...figureValue(correction, figure), corrected: markOf(correction, figure.printed) };
  });
  // What a person said stays, also where this reading does not find the figure.
  for (const correction of left) {
    const { figure } = correction.anchor;
    if (figure === undefined) continue;
    merged.push({ ...figure, ...figureValue(correction, figure), corrected: markOf(correction, null) });
  }
  return merged;
}

function figureValue({ value, anchor }: StoredCorrection, figure: KeyFigure) {
  if (typeof value !== 'string' || anchor.meaning?.value === undefined) return {};
  return { printed: value, value: anchor.meaning.value, scale: anchor.meaning.scale ?? figure.scale };
}

/** The key information with people’s corrections in the place of what was read, each with its mark. */
export function correctFields(fields: Fields, corrections: readonly StoredCorrection[]): CorrectedFields {
  const marks: Record<string, CorrectionMark> = {};
  const values: Record<string, unknown> = {};
  for (const correction of corrections) {
    if (correction.target.kind !== 'field') continue;
    const { name } = correction.target;
    marks[name] = markOf(correction, readField(fields, name));
    values[name] = correction.value;
  }
  return {
    ...fields,
    ...values,
    keyFigures: correctedFigures(fields.keyFigures, corrections),
    ...(Object.keys(marks).length > 0 && { corrected: marks }),
  };
}
