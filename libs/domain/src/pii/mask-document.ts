import type {
  CorrectableFieldName,
  CorrectedFields,
  CorrectedPart,
  CorrectedResult,
  CorrectedTable,
  CorrectionMark,
  ListedCorrection,
} from '../documents/corrections.ts';
import type { PageText, PiiSpan } from '../documents/extraction-result.ts';
import { placeFinder, type PiiValue } from './every-place.ts';
import { maskTable } from './mask-table.ts';
import { fieldMasks, isMaskedField } from './personal-fields.ts';
import { maskAll, maskText, type TypedSpan } from './text-spans.ts';
import { maskWords } from './word-spans.ts';

/** What one document shows to somebody who may not see personal data. */
export interface DocumentMask {
  /** Everything personal in the text of a page, also what only another page shows to be personal. */
  spansOf(page: Pick<PageText, 'page' | 'text'>): TypedSpan[];
  page(page: PageText): PageText;
  /** A page as another engine read it: what was found in the document's own reading has other places there. */
  otherReading(page: PageText): PageText;
  fields(fields: CorrectedFields): CorrectedFields;
  /** A company's name as a model has it: it may have taken somebody's name for it, which stays hidden. */
  companyOfModel(name: string): string;
  /** The pages are those of the tables: where a cell stands says what of it is hidden. */
  tables(tables: readonly CorrectedTable[], pages: readonly PageText[]): CorrectedTable[];
  corrections(corrections: readonly ListedCorrection[]): ListedCorrection[];
  part(part: CorrectedPart, pages: readonly PageText[]): CorrectedPart;
  /** Notes of the analysis may quote what was read. */
  warnings(warnings: readonly string[]): string[];
  result(result: CorrectedResult): CorrectedResult;
}

/**
 * Masks all that was read in a document. `pii` is what was found when it was read, `values` what is personal beside
 * that (`personalValues`), `find` finds personal data in texts that came later: what people wrote, and other readings.
 */
export function createDocumentMask(
  pii: readonly PiiSpan[],
  values: readonly PiiValue[],
  find: (text: string) => TypedSpan[],
): DocumentMask {
  const everyPlace = placeFinder([...pii, ...values]);
  const known = (text: string) => maskText(text, everyPlace(text));
  const free = (text: string) => maskText(text, everyPlace(text, find(text)));
  const value = <Value>(name: CorrectableFieldName, said: Value) => {
    if (typeof said !== 'string') return said;
    const mask = fieldMasks[name];
    return mask === 'all' ? maskAll(said) : mask === 'found' ? free(said) : said;
  };

  const mask: DocumentMask = {
    spansOf: ({ page, text }) =>
      everyPlace(
        text,
        pii.filter((span) => span.page === page),
      ),
    page: (page) => maskedPage(page, mask.spansOf(page)),
    otherReading: (page) => maskedPage(page, everyPlace(page.text, find(page.text))),
    fields: (fields) => ({
      ...fields,
      ...Object.fromEntries(
        Object.entries(fields).flatMap(([name, said]) =>
          isMaskedField(name) && typeof said === 'string' ? [[name, value(name, said)]] : [],
        ),
      ),
      ...(fields.companyName !== null &&
        fields.fromModel?.includes('companyName') === true && { companyName: known(fields.companyName) }),
      ...(fields.lineItems && {
        lineItems: fields.lineItems.map((item) => ({
          ...item,
          description: item.description === null ? null : free(item.description),
        })),
      }),
      ...(fields.corrected && { corrected: maskedMarks(fields.corrected, value) }),
    }),
    companyOfModel: known,
    tables: (tables, pages) => {
      const masked = new Map(pages.map((page) => [page.page, { page, masked: mask.page(page) }]));
      return tables.map((table) => {
        const seen = masked.get(table.page);
        return maskTable(table, seen?.page, seen?.masked, { maskKnown: known, maskFree: free });
      });
    },
    corrections: (corrections) =>
      corrections.map((correction) => {
        const { target, read, value: said } = correction;
        if (target.kind === 'figure' || target.kind === 'shape') return correction;
        const seen = <Value>(one: Value) =>
          target.kind === 'field' ? value(target.name, one) : typeof one === 'string' ? free(one) : one;
        return { ...correction, read: seen(read), value: seen(said) };
      }),
    part: ({ fields, table }, pages) => ({
      ...(fields && { fields: mask.fields(fields) }),
      ...(table && { table: { ...table, table: mask.tables([table.table], pages)[0] ?? table.table } }),
    }),
    warnings: (warnings) =>
      warnings.map((warning) => {
        const name = /^([A-Za-z]+):/.exec(warning)?.[1] ?? '';
        const isHidden = isMaskedField(name) && fieldMasks[name] === 'all';
        return free(
          isHidden ? warning.replace(/"[^"]*"/g, (quoted) => `"${maskAll(quoted.slice(1, -1))}"`) : warning,
        );
      }),
    result: (result) => ({
      ...result,
      pages: result.pages.map((page) => mask.page(page)),
      tables: mask.tables(result.tables, result.pages),
      fields: mask.fields(result.fields),
      pii: result.pii.map((span) => ({ ...span, text: maskAll(span.text) })),
      warnings: mask.warnings(result.warnings),
    }),
  };
  return mask;
}

function maskedPage(page: PageText, spans: readonly TypedSpan[]): PageText {
  return { ...page, text: maskText(page.text, spans), words: maskWords(page, spans) };
}

function maskedMarks(
  marks: Record<string, CorrectionMark>,
  value: <Value>(name: CorrectableFieldName, said: Value) => Value | string,
): Record<string, CorrectionMark> {
  return Object.fromEntries(
    Object.entries(marks).map(([name, mark]) => [
      name,
      isMaskedField(name) ? { ...mark, read: value(name, mark.read) } : mark,
    ]),
  );
}
