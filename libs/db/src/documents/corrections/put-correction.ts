import { AppError } from '@gemmavision/domain/errors';
import {
  correctableFieldsSchema,
  figureTargets,
  fitsTable,
  meaningOfCell,
  meaningOfFigure,
  placeCorrections,
  readField,
  sameValue,
  type CorrectableValue,
  type CorrectedPart,
  type CorrectionAnchor,
  type CorrectionInput,
  type CorrectionTarget,
  type StoredCorrection,
} from '@gemmavision/domain/documents';
import { parsePrintedNumber } from '@gemmavision/extraction/tables';
import { appendAuditEvents, type Doer } from '../../audit/index.ts';
import type { Database } from '../../client.ts';
import { Prisma } from '../../generated/client.ts';
import { inTeam } from '../../in-team.ts';
import { loadCorrections } from './load-corrections.ts';
import { holdReading, partOf, type Reading } from './reading.ts';
import { writeSummary } from './write-summary.ts';

/** What stands at the target in the present reading, and where. */
interface Place {
  read: CorrectableValue;
  anchor: CorrectionAnchor;
}

/**
 * Keeps what a person says about a value, beside the value as read. Throws not_found; conflict where somebody else was
 * there first, or the document was read anew; invalid_request for what cannot stand there.
 */
export async function putCorrection(
  database: Database,
  doer: Doer,
  id: string,
  input: CorrectionInput,
): Promise<CorrectedPart> {
  const { teamId, userId } = doer;
  return inTeam(database, teamId, async (transaction) => {
    const reading = await holdReading(transaction, teamId, id);
    const { read, anchor } = placeOf(reading, input);
    if (!sameValue(input.read, read)) {
      throw new AppError('conflict', 'The document was analysed again in the meantime: look at it anew.');
    }
    const existing = findCorrection(reading, input.target);
    if ((existing?.version ?? 0) !== input.version) throw changedMeanwhile(existing);
    const data = {
      target: input.target,
      read: orJsonNull(read),
      value: orJsonNull(input.value),
      anchor,
      correctedById: userId,
      correctedAt: new Date(),
    };
    if (existing === undefined) {
      await transaction.documentCorrection.create({
        data: { ...data, documentId: reading.documentId, teamId },
      });
    } else {
      await transaction.documentCorrection.update({
        where: { id: existing.id },
        data: { ...data, version: { increment: 1 } },
      });
    }
    const corrections = await loadCorrections(transaction, teamId, reading.documentId);
    await writeSummary(transaction, reading, corrections);
    const details = { target: input.target, isConfirmed: sameValue(input.value, read) };
    await appendAuditEvents(transaction, doer, [
      { action: 'document.corrected', subject: reading.documentId, details },
    ]);
    return partOf(reading, corrections, input.target);
  });
}

/** The refusal of a change that knows an older state than there is. */
export function changedMeanwhile(existing: StoredCorrection | undefined): AppError {
  return existing === undefined
    ? new AppError('conflict', 'This correction was taken back in the meantime: look at the value anew.')
    : new AppError(
        'conflict',
        `${existing.by} has corrected this in the meantime: look at the value anew, then decide.`,
        { facts: { version: existing.version, by: existing.by, at: existing.at } },
      );
}

/** The correction that stands at this target now; tables may be counted differently than when it was made. */
function findCorrection(reading: Reading, target: CorrectionTarget): StoredCorrection | undefined {
  const name = JSON.stringify(orderedTarget(target));
  if (target.kind === 'cell' || target.kind === 'shape') {
    return placeCorrections(reading.tables, reading.corrections).find(
      (placed) => JSON.stringify(orderedTarget(placed.target)) === name,
    )?.correction;
  }
  return reading.corrections.find((one) => JSON.stringify(orderedTarget(one.target)) === name);
}

/** JSON columns do not keep the order of keys. */
function orderedTarget(target: CorrectionTarget): [string, unknown][] {
  return Object.entries(target).sort(([a], [b]) => (a < b ? -1 : 1));
}

function placeOf(reading: Reading, input: CorrectionInput): Place {
  const { target, value } = input;
  switch (target.kind) {
    case 'field':
      return placeOfField(reading, target, value);
    case 'figure':
      return placeOfFigure(reading, target, value);
    case 'cell':
      return placeOfCell(reading, target, value);
    case 'shape':
      return placeOfShape(reading, target, value);
  }
}

type Target<Kind> = Extract<CorrectionTarget, { kind: Kind }>;
type Value = CorrectionInput['value'];

function placeOfField(reading: Reading, { name }: Target<'field'>, value: Value): Place {
  const checked = correctableFieldsSchema.shape[name].safeParse(value);
  if (!checked.success) {
    throw invalid(
      `“${String(value)}” cannot stand in ${name}. Dates are written 2024-12-31, amounts as numbers.`,
    );
  }
  const evidence = reading.fields.evidence[name];
  return {
    read: readField(reading.fields, name),
    anchor: evidence === undefined ? {} : { page: evidence.page, bbox: evidence.bbox },
  };
}

function placeOfFigure(reading: Reading, target: Target<'figure'>, value: Value): Place {
  const name = JSON.stringify(orderedTarget(target));
  const at = figureTargets(reading.fields.keyFigures).findIndex(
    (one) => JSON.stringify(orderedTarget(one)) === name,
  );
  // One that only a person’s word keeps is corrected as it was read then.
  const kept = findCorrection(reading, target)?.anchor.figure;
  const figure = reading.fields.keyFigures[at] ?? kept;
  if (figure === undefined) throw gone('key figure');
  const meaning =
    typeof value !== 'string'
      ? undefined
      : sameValue(value, figure.printed)
        ? { value: figure.value, scale: figure.scale }
        : meaningOfFigure(figure, value, parsePrintedNumber);
  if (meaning === undefined)
    throw invalid('A key figure is a number as statements print it: 14,694 or (1,234).');
  return {
    read: at === -1 ? null : figure.printed,
    anchor: { page: figure.page, bbox: figure.bbox, figure, meaning },
  };
}

function placeOfCell(reading: Reading, target: Target<'cell'>, value: Value): Place {
  const table = reading.tables[target.table];
  if (table === undefined) throw gone('table');
  if (typeof value !== 'string') throw invalid('A cell holds text.');
  const [row, column] = [Number(target.row), Number(target.column)];
  const isAdded = target.row.startsWith('+') || target.column.startsWith('+');
  const text = isAdded ? null : table.rows[row]?.[column];
  if (text === undefined) throw gone('cell');
  return {
    read: text,
    anchor: {
      page: table.page,
      tableBbox: table.bbox,
      size: [table.rows.length, table.rows[0]?.length ?? 0],
      bbox: isAdded ? null : (table.cells?.[row]?.[column]?.bbox ?? null),
      meaning: meaningOfCell(table, row, column, value, parsePrintedNumber),
    },
  };
}

function placeOfShape(reading: Reading, target: Target<'shape'>, value: Value): Place {
  const table = reading.tables[target.table];
  if (table === undefined) throw gone('table');
  const isShape = typeof value === 'object' && value !== null;
  if (!isShape || !fitsTable(value, table)) {
    throw invalid('Rows and columns are those that were read, or added ones, each once.');
  }
  const size: [number, number] = [table.rows.length, table.rows[0]?.length ?? 0];
  return { read: null, anchor: { page: table.page, tableBbox: table.bbox, size } };
}

function gone(what: string): AppError {
  return new AppError('not_found', `There is no such ${what} in the present reading of the document.`);
}

function invalid(message: string): AppError {
  return new AppError('invalid_request', message);
}

function orJsonNull<T>(value: T | null) {
  return value === null ? Prisma.JsonNull : value;
}
