import type { BoundingBox } from '../geometry/index.ts';
import type { KeyFigure, KeyFigureLabel } from '../documents/extraction-result.ts';
import { periodKey } from './periods.ts';

/** A document as far as its figures are concerned. */
export interface FigureSource {
  documentId: string;
  /** ISO 8601; decides which document is the later one. Null is before all others. */
  documentDate: string | null;
  /** `corrected`: what a person said of it, if anybody did. */
  figures: readonly (KeyFigure & { corrected?: unknown })[];
}

/** One print of a figure, and where it stands. */
export interface FigureReading {
  documentId: string;
  /** Its place among the key figures of that document, counted from 0. */
  index: number;
  value: number;
  printed: string;
  scale: number;
  page: number;
  bbox: BoundingBox;
  confidence: number;
  /** A person has confirmed or corrected it. */
  isCorrected: boolean;
}

/** A figure of a company for one period, from all of its documents. */
export interface MergedFigure {
  label: KeyFigureLabel;
  /** As the latest document has it. */
  period: string | null;
  unit: string | null;
  /** The value of the latest document, where it was read best. */
  value: number;
  /** A document printed another value than the latest one: the figure was restated, or one of them was misread. */
  isRestated: boolean;
  /** The latest document prints it more than once, and not alike. */
  isAmbiguous: boolean;
  /** Every print, the latest document’s first. */
  readings: FigureReading[];
}

/** A figure in its document, before it is put together with others. */
interface Found {
  figure: Pick<KeyFigure, 'label' | 'unit' | 'period' | 'value'>;
  reading: FigureReading;
  documentDate: string;
}

/**
 * Puts the figures of several documents together by label, period and unit. Nothing is lost: each print stays as a
 * reading. Figures without a period stay apart from each other, as nobody knows whether they mean the same one; one
 * without a unit is of that in which all others with its label are, where they are of one.
 * The order of the documents given makes no difference.
 */
export function mergeFigures(sources: readonly FigureSource[]): MergedFigure[] {
  const unitFor = knownUnits(sources);
  const groups = new Map<string, Found[]>();
  for (const { documentId, documentDate, figures } of sources) {
    figures.forEach((figure, index) => {
      const { label, period, value, printed, scale, page, bbox, confidence } = figure;
      const unit = figure.unit ?? unitFor(label);
      const when = period === null ? `${documentId} ${index}` : periodKey(period);
      const key = JSON.stringify([label, unit, when]);
      const isCorrected = figure.corrected !== undefined;
      const reading = { documentId, index, value, printed, scale, page, bbox, confidence, isCorrected };
      const found = { figure: { label, unit, period, value }, reading, documentDate: documentDate ?? '' };
      groups.set(key, [...(groups.get(key) ?? []), found]);
    });
  }
  return [...groups.values()].map(merged);
}

/** The unit of a label, where all its figures that say one say the same. */
function knownUnits(sources: readonly FigureSource[]): (label: KeyFigureLabel) => string | null {
  const units = new Map<KeyFigureLabel, Set<string>>();
  for (const { label, unit } of sources.flatMap(({ figures }) => figures)) {
    if (unit !== null) units.set(label, (units.get(label) ?? new Set()).add(unit));
  }
  return (label) => {
    const [only, ...others] = units.get(label) ?? [];
    return others.length > 0 ? null : (only ?? null);
  };
}

function merged(prints: readonly Found[]): MergedFigure {
  const [latest, ...others] = prints.toSorted(byLateness);
  if (latest === undefined) throw new RangeError('a figure without a print');
  const { label, unit, period, value } = latest.figure;
  const differs = ({ reading }: Found) => !agree(latest.reading, reading);
  const isOfLatest = ({ reading }: Found) => reading.documentId === latest.reading.documentId;
  return {
    label,
    unit,
    period,
    value,
    isRestated: others.some((print) => !isOfLatest(print) && differs(print)),
    isAmbiguous: others.some((print) => isOfLatest(print) && differs(print)),
    readings: [latest, ...others].map(({ reading }) => reading),
  };
}

/** The latest document first; within it what a person has said, then the surest reading, then the first. */
function byLateness(a: Found, b: Found): number {
  return (
    compare(b.documentDate, a.documentDate) ||
    compare(b.reading.documentId, a.reading.documentId) ||
    Number(b.reading.isCorrected) - Number(a.reading.isCorrected) ||
    b.reading.confidence - a.reading.confidence ||
    a.reading.index - b.reading.index
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The prints that say something else than the figure’s value: one for each other value, the latest first. */
export function otherPrints({ readings }: MergedFigure): FigureReading[] {
  const told: FigureReading[] = [];
  for (const reading of readings) {
    if (![readings[0], ...told].some((known) => known !== undefined && agree(known, reading)))
      told.push(reading);
  }
  return told;
}

type Print = Pick<FigureReading, 'value' | 'printed' | 'scale'>;

/**
 * Whether two prints say the same: equal as far as the coarser of them was written out. “1.2” in billions and “1,234” in
 * millions agree, “1,230” and “1,234” in millions do not.
 */
export function agree(a: Print, b: Print): boolean {
  const coarser = Math.max(resolutionOf(a), resolutionOf(b));
  const finer = Math.min(resolutionOf(a), resolutionOf(b));
  const tolerance = coarser > finer ? coarser / 2 : 0;
  // Scaled decimals are not exact: 1.1 × 10⁶ and 1,100,000 differ in the last bit.
  const rounding = 1e-9 * Math.max(Math.abs(a.value), Math.abs(b.value));
  return Math.abs(a.value - b.value) <= tolerance + rounding;
}

/** What the last printed digit is worth. Three digits after a point or comma are a group, unless the value is broken. */
function resolutionOf({ value, printed, scale }: Print): number {
  const digits = /[.,](\d+)\D*$/.exec(printed)?.[1]?.length ?? 0;
  const isGroup = digits === 3 && Number.isInteger(Math.round((value / scale) * 1e6) / 1e6);
  return isGroup ? scale : scale / 10 ** digits;
}
