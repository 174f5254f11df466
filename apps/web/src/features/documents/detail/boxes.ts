import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { CorrectedFields, CorrectedTable, PageText, PiiMark } from '@gemmavision/domain/documents';
import { doubtfulBelow, fieldName, figureWords, periodWords } from '../words.ts';
import { boxOfPlace, type ModelPlace } from './llm/model-places.ts';
import { piiKinds } from './personal-data/kinds.ts';
import { keyOf, selectionFrom } from './selection.ts';

export type Layer = 'fields' | 'tables' | 'words' | 'personal';

/** A rectangle over the page image, in the page’s own units. */
export interface PageBox {
  key: string;
  layer: Layer;
  bbox: BoundingBox;
  /** Said by the label at the box. */
  name: string;
  /** How sure the reading is; null where nobody said. */
  confidence: number | null;
  /** The frame of a whole table, under its cells. */
  isFrame?: boolean;
  isDoubtful?: boolean;
}

/** Everything that was found in a document and has a place. */
export interface Findings {
  fields?: CorrectedFields;
  tables?: readonly CorrectedTable[];
  /** The words of the pages that were loaded. */
  text?: ReadonlyMap<number, PageText>;
  /** The personal data of the pages that were loaded. */
  personal?: ReadonlyMap<number, readonly PiiMark[]>;
  /** Where the language model’s values stand, by field. */
  model?: ReadonlyMap<string, ModelPlace>;
}

function fieldBoxes(fields: CorrectedFields, page: number): PageBox[] {
  const ofFields = Object.entries(fields.evidence)
    .filter(([, evidence]) => evidence.page === page)
    .map(([name, { bbox, confidence }]): PageBox => ({
      key: keyOf({ kind: 'field', name }),
      layer: 'fields',
      bbox,
      name: fieldName(name),
      confidence,
      isDoubtful: confidence < doubtfulBelow && fields.corrected?.[name] === undefined,
    }));
  const ofFigures = fields.keyFigures.flatMap((figure, index): PageBox[] =>
    figure.page === page
      ? [
          {
            key: keyOf({ kind: 'figure', index }),
            layer: 'fields',
            bbox: figure.bbox,
            name: `${figureWords[figure.label]}, ${periodWords(figure.period)}`,
            confidence: figure.confidence,
            isDoubtful: figure.confidence < doubtfulBelow && figure.corrected === undefined,
          },
        ]
      : [],
  );
  const ofItems = (fields.lineItems ?? []).flatMap((item, index): PageBox[] =>
    item.page === page
      ? [
          {
            key: keyOf({ kind: 'item', index }),
            layer: 'fields',
            bbox: item.bbox,
            name: item.description ?? 'Line item',
            confidence: null,
          },
        ]
      : [],
  );
  return [...ofItems, ...ofFigures, ...ofFields];
}

function tableBoxes(tables: readonly CorrectedTable[], page: number): PageBox[] {
  return tables.flatMap((table, index) => {
    if (table.page !== page) return [];
    const frame: PageBox = {
      key: keyOf({ kind: 'table', table: index }),
      layer: 'tables',
      bbox: table.bbox,
      name: `Table ${index + 1}`,
      confidence: table.confidence,
      isFrame: true,
    };
    const cells = (table.cells ?? []).flatMap((cellsOfRow, row) =>
      cellsOfRow.flatMap((cell, column): PageBox[] =>
        cell.bbox === null
          ? []
          : [
              {
                key: keyOf({ kind: 'cell', table: index, row, column }),
                layer: 'tables',
                bbox: cell.bbox,
                name: table.rows[row]?.[column] ?? '',
                confidence: cell.confidence,
                isDoubtful: cell.confidence < doubtfulBelow && cell.corrected === undefined,
              },
            ],
      ),
    );
    return [frame, ...cells];
  });
}

function personalBoxes(marks: readonly PiiMark[], page: number): PageBox[] {
  return marks.flatMap(({ type, boxes }, index) =>
    boxes.map((bbox): PageBox => ({
      key: keyOf({ kind: 'personal', page, index }),
      layer: 'personal',
      bbox,
      name: piiKinds[type].word,
      confidence: null,
    })),
  );
}

/** All boxes of one page, from the lowest to the topmost. */
export function boxesOfPage(findings: Findings, page: number): PageBox[] {
  const words = findings.text?.get(page)?.words ?? [];
  return [
    ...tableBoxes(findings.tables ?? [], page),
    ...words.map(({ bbox, text, confidence }, index): PageBox => ({
      key: keyOf({ kind: 'word', page, index }),
      layer: 'words',
      bbox,
      name: text,
      confidence,
      isDoubtful: confidence < doubtfulBelow,
    })),
    ...personalBoxes(findings.personal?.get(page) ?? [], page),
    ...(findings.fields === undefined ? [] : fieldBoxes(findings.fields, page)),
  ];
}

/** Where the model found a value, or a field that has its value from there. */
function placeOfModel(
  { kind, name }: { kind: 'field' | 'model'; name: string },
  { fields, model }: Findings,
) {
  const isOfModel = kind === 'model' || fields?.fromModel?.some((one) => one === name);
  return isOfModel === true ? model?.get(name) : undefined;
}

function boxedPlace(place: ModelPlace | undefined, { text }: Findings) {
  const page = place && text?.get(place.page);
  const bbox = page && boxOfPlace(page, place);
  return bbox && { page: place.page, bbox };
}

/** The page of the thing with this key, also where its box is only known once the page’s words are loaded. */
export function pageOf(key: string, findings: Findings): number | undefined {
  const selection = selectionFrom(key);
  const place = placeOf(key, findings);
  if (place !== undefined) return place.page;
  const isField = selection?.kind === 'field' || selection?.kind === 'model';
  return isField ? placeOfModel(selection, findings)?.page : undefined;
}

/** Where the thing with this key stands; undefined while it is not loaded, or when it has no place. */
export function placeOf(key: string, findings: Findings): { page: number; bbox: BoundingBox } | undefined {
  const selection = selectionFrom(key);
  switch (selection?.kind) {
    case undefined:
      return undefined;
    case 'field':
      return (
        findings.fields?.evidence[selection.name] ?? boxedPlace(placeOfModel(selection, findings), findings)
      );
    case 'model':
      return boxedPlace(placeOfModel(selection, findings), findings);
    case 'figure':
      return findings.fields?.keyFigures[selection.index];
    case 'item':
      return findings.fields?.lineItems?.[selection.index];
    case 'table':
      return findings.tables?.[selection.table];
    case 'cell': {
      const table = findings.tables?.[selection.table];
      if (table === undefined) return undefined;
      // A cell that was not seen by itself (a gap, a span) leads to its table.
      return { page: table.page, bbox: table.cells?.[selection.row]?.[selection.column]?.bbox ?? table.bbox };
    }
    case 'word': {
      const word = findings.text?.get(selection.page)?.words[selection.index];
      return word && { page: selection.page, bbox: word.bbox };
    }
    case 'personal': {
      const bbox = findings.personal?.get(selection.page)?.[selection.index]?.boxes[0];
      return bbox && { page: selection.page, bbox };
    }
  }
}
