import { safeConfidence, type CorrectionMark } from '@gemmavision/domain/documents';
import { confidenceText, doubtfulBelow, isFieldName } from '../../words.ts';
import { pageOf, type Findings } from '../boxes.ts';
import { correctableOf } from '../corrections/correctable.ts';
import { fieldText } from '../field-text.ts';
import { keyOf } from '../selection.ts';
import { checkWords, failedChecks } from '../tables/checked-cells.ts';

/** Why a person should look: the first three are doubts of their own, the last is a reading short of certain. */
export type ReviewReason = 'sum' | 'missing' | 'disagrees' | 'doubtful' | 'unsure';

/** One value that a person should look at. */
export interface ReviewItem {
  /** As in selection.ts. */
  key: string;
  name: string;
  /** As it stands there; null for none. */
  value: string | null;
  reason: ReviewReason;
  /** What is the matter, in words. */
  words: string;
  /** 1-based; undefined where it has no place. */
  page: number | undefined;
}

/** Cells without a figure are read, but nobody counts with them. */
const hasDigit = /\d/;

/** A form, fact or figure that is looked for in every document. */
const sought = ['companyName', 'documentDate'] as const;

/** Everything that a person should look at and has not, the weightiest first and otherwise in the order of the pages. */
export function reviewItems(findings: Findings): ReviewItem[] {
  const { fields, tables = [] } = findings;
  const items: ReviewItem[] = [];
  const add = (key: string, reason: ReviewReason, words: string) => {
    const found = correctableOf(key, findings);
    if (found === undefined || items.some((item) => item.key === key)) return;
    const { target } = found;
    const isField = fields !== undefined && target.kind === 'field' && isFieldName(target.name);
    const value = isField ? fieldText(fields, target.name) : found.value;
    items.push({
      key,
      name: found.name,
      value: value == null ? null : String(value),
      reason,
      words,
      page: pageOf(key, findings),
    });
  };
  const addRead = (key: string, confidence: number, mark: CorrectionMark | undefined) => {
    if (mark !== undefined) {
      if (mark.kind === 'confirmed' && !mark.agrees)
        add(key, 'disagrees', `confirmed by ${mark.by}, but another analysis reads “${mark.read ?? ''}”`);
    } else if (confidence < doubtfulBelow) {
      add(key, 'doubtful', `read with ${confidenceText(confidence)} confidence`);
    } else if (confidence < safeConfidence && !key.startsWith('t.')) {
      add(key, 'unsure', `read with ${confidenceText(confidence)} confidence`);
    }
  };
  if (fields !== undefined) {
    for (const name of sought) {
      const isMissing = fields[name] === null && fields.corrected?.[name] === undefined;
      if (isMissing) add(keyOf({ kind: 'field', name }), 'missing', 'was not found');
    }
    // What the model read was found on the page; whether it is this field’s value only a person can say.
    for (const name of fields.fromModel ?? [])
      add(keyOf({ kind: 'field', name }), 'unsure', 'read by the language model');
    for (const [name, { confidence }] of Object.entries(fields.evidence))
      addRead(keyOf({ kind: 'field', name }), confidence, fields.corrected?.[name]);
    fields.keyFigures.forEach(({ confidence, corrected }, index) =>
      addRead(keyOf({ kind: 'figure', index }), confidence, corrected),
    );
  }
  tables.forEach((table, index) => {
    for (const check of failedChecks(table)) {
      const [row, column] = check.cell;
      const isConfirmed = table.cells?.[row]?.[column]?.corrected?.agrees === true;
      const words = checkWords(check);
      if (!isConfirmed) add(keyOf({ kind: 'cell', table: index, row, column }), 'sum', words);
    }
    table.cells?.forEach((cells, row) =>
      cells.forEach(({ confidence, corrected }, column) => {
        if (!hasDigit.test(table.rows[row]?.[column] ?? '')) return;
        addRead(keyOf({ kind: 'cell', table: index, row, column }), confidence, corrected);
      }),
    );
  });
  return items.sort((a, b) => weights[a.reason] - weights[b.reason] || (a.page ?? 0) - (b.page ?? 0));
}

const weights: Record<ReviewReason, number> = { sum: 0, missing: 1, disagrees: 2, doubtful: 3, unsure: 4 };

/** Those that do not only lack certainty: what the tab counts. */
export function isPressing({ reason }: Pick<ReviewItem, 'reason'>): boolean {
  return reason !== 'unsure';
}

/** The item after (`step` 1) or before this one, round the ends; the first from nowhere. */
export function nextItem(
  items: readonly ReviewItem[],
  key: string | null,
  step: 1 | -1,
): ReviewItem | undefined {
  const at = items.findIndex((item) => item.key === key);
  if (at === -1) return items.at(step === 1 ? 0 : -1);
  return items.at((at + step) % items.length);
}
