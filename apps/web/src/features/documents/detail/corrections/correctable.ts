import type {
  CorrectableFieldName,
  CorrectableValue,
  CorrectionMark,
  CorrectionTarget,
} from '@gemmavision/domain/documents';
import { figureTargets, shapeOf } from '@gemmavision/domain/documents';
import { shortened } from '../../../../parts/shortened.ts';
import { fieldName, figureWords, periodWords } from '../../words.ts';
import type { Findings } from '../boxes.ts';
import { selectionFrom } from '../selection.ts';

/** How a value is typed. */
export type Writing = 'text' | 'number' | 'date' | 'docType' | 'paymentMethod' | 'figure';

/** A value that a person can correct or confirm: what it is, what stands there, and what was read. */
export interface Correctable {
  target: CorrectionTarget;
  /** What it is called. */
  name: string;
  writing: Writing;
  /** As it stands there now, with people’s corrections. */
  value: CorrectableValue;
  read: CorrectableValue;
  mark: CorrectionMark | undefined;
}

const numbers: readonly string[] = ['total', 'netTotal', 'taxTotal', 'fiscalYear', 'scale'];
const dates: readonly string[] = ['documentDate', 'periodEnd', 'dueDate', 'deliveryDate'];

function writingOf(name: CorrectableFieldName): Writing {
  if (name === 'docType' || name === 'paymentMethod') return name;
  return numbers.includes(name) ? 'number' : dates.includes(name) ? 'date' : 'text';
}

function isCorrectableField(name: string): name is CorrectableFieldName {
  return !['lineItems', 'keyFigures', 'evidence', 'corrected'].includes(name);
}

/** A cell by what stands at the head of its row and column; by their numbers where nothing does. */
function cellName(rows: readonly (readonly string[])[], row: number, column: number): string {
  const label = rows[row]?.slice(0, column).find((text) => /\p{L}/u.test(text));
  const heading = rows.slice(0, Math.min(row, 2)).findLast((cells) => (cells[column] ?? '') !== '')?.[column];
  return `${shortened(label ?? `Row ${row + 1}`, 48)}, ${shortened(heading ?? `column ${column + 1}`, 48)}`;
}

/** The value behind a key (selection.ts); undefined where nothing can be corrected, or it is not loaded. */
export function correctableOf(key: string, { fields, tables }: Findings): Correctable | undefined {
  const selection = selectionFrom(key);
  if (selection?.kind === 'field') {
    const { name } = selection;
    if (fields === undefined || !isCorrectableField(name)) return undefined;
    const mark = fields.corrected?.[name];
    const value = fields[name] ?? null;
    return {
      target: { kind: 'field', name },
      name: fieldName(name),
      writing: writingOf(name),
      value,
      read: mark === undefined ? value : mark.read,
      mark,
    };
  }
  if (selection?.kind === 'figure') {
    const figure = fields?.keyFigures[selection.index];
    const target = fields && figureTargets(fields.keyFigures)[selection.index];
    if (figure === undefined || target === undefined) return undefined;
    return {
      target,
      name: `${figureWords[figure.label]}, ${periodWords(figure.period)}`,
      writing: 'figure',
      value: figure.printed,
      read: figure.corrected === undefined ? figure.printed : figure.corrected.read,
      mark: figure.corrected,
    };
  }
  if (selection?.kind !== 'cell') return undefined;
  const { table: index, row, column } = selection;
  const table = tables?.[index];
  const text = table?.rows[row]?.[column];
  if (table === undefined || text === undefined) return undefined;
  const shape = shapeOf(table);
  const [rowId, columnId] = [shape.rows[row], shape.columns[column]];
  if (rowId === undefined || columnId === undefined) return undefined;
  const mark = table.cells?.[row]?.[column]?.corrected;
  const isAdded = rowId.startsWith('+') || columnId.startsWith('+');
  return {
    target: { kind: 'cell', table: index, row: rowId, column: columnId },
    name: cellName(table.rows, row, column),
    writing: 'text',
    value: text,
    read: mark === undefined ? (isAdded ? null : text) : mark.read,
    mark,
  };
}

/** What a person typed as the value that it means; an explanation where it means none. */
export function valueFrom(
  typed: string,
  { writing, target }: Pick<Correctable, 'writing' | 'target'>,
): { value: CorrectableValue } | { problem: string } {
  const text = typed.trim();
  if (target.kind === 'cell') return { value: typed.trim() };
  if (text === '') {
    return writing === 'figure' || writing === 'docType'
      ? { problem: 'This cannot be empty.' }
      : { value: null };
  }
  if (writing === 'number') {
    const plain = text.replace(/[\s'’\u00a0\u202f]/g, '').replace(/,(?=\d{3}(?:\D|$))/g, '');
    const value = Number(plain.replace(/^([^.]*),(\d{1,2})$/, '$1.$2'));
    return Number.isFinite(value) ? { value } : { problem: 'Write a number, such as 1234.50.' };
  }
  if (writing === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return { problem: 'Write the date as 2024-12-31.' };
  }
  if (writing === 'figure' && !/\d/.test(text)) {
    return { problem: 'Write the figure as it is printed, such as 14,694 or (1,234).' };
  }
  return { value: text };
}
