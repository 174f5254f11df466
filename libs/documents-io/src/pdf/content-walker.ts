import type { BoundingBox } from '@gemmavision/domain/geometry';
import { OPS } from './pdfjs.ts';
import { luminanceOf } from './colour.ts';
import { boxThrough, concatenate, identity, toMatrix, type Matrix } from './matrix.ts';
import { TextCursor, type FontFacts, type PlacedGlyph } from './text-cursor.ts';

/** What `page.getOperatorList()` gives. */
export interface OperatorList {
  fnArray: number[];
  argsArray: unknown[];
}

/** A path as it is painted: coordinates still in user space, `matrix` takes them to the page. */
export interface PaintedPath {
  /** pdf.js's flat list: 0 x y moves, 1 x y draws a line, 2 a curve (6 numbers), 3 a quadratic (4), 4 closes. */
  data: ArrayLike<number>;
  matrix: Matrix;
  clip: BoundingBox;
  stroked?: { luminance: number; lineWidth: number };
  filled?: { luminance: number };
}

/** Told of everything that is painted, in order, in page coordinates (top left, y downwards). */
export interface ContentVisitor {
  glyph(glyph: PlacedGlyph): void;
  path(path: PaintedPath): void;
  /** The box of a picture; of pictures that pdf.js paints together, as much as they could cover. */
  picture?(box: BoundingBox): void;
}

interface GraphicsState {
  ctm: Matrix;
  clip: BoundingBox;
  lineWidth: number;
  strokeLuminance: number;
  fillLuminance: number;
  strokeAlpha: number;
  fillAlpha: number;
  text: TextCursor;
}

const strokingOps = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const fillingOps = new Set<number>([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

const pictureOps = new Set<number>([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
]);
const picturesTogetherOps = new Set<number>([
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintInlineImageXObjectGroup,
]);
/** A picture fills the unit square of user space. */
const unitSquare: BoundingBox = [0, 0, 1, 1];

/**
 * Follows the operators of one page through their graphics state (PDF 32000-1, 8.4 and 9.3).
 * Reading glyph by glyph costs less than asking pdf.js for its text items as well, and gives each word its
 * true box: the items only have one width for a whole line.
 *
 * @param toPage takes user space to the page: the viewport's transform.
 */
export function walkContent(
  operators: OperatorList,
  toPage: Matrix,
  pageBox: BoundingBox,
  fontNamed: (name: string) => FontFacts,
  visitor: ContentVisitor,
): void {
  const first: GraphicsState = {
    ctm: toPage,
    clip: pageBox,
    lineWidth: 1,
    strokeLuminance: 0,
    fillLuminance: 0,
    strokeAlpha: 1,
    fillAlpha: 1,
    text: new TextCursor(),
  };
  const stack: GraphicsState[] = [];
  let state = first;
  let clipsNext = false;
  /** Inside the drawing of a soft mask, whose marks are never seen themselves. */
  let maskDepth = 0;

  const save = () => {
    stack.push(state);
    state = { ...state, text: state.text.copy() };
  };
  const restore = () => {
    state = stack.pop() ?? state;
  };
  const transform = (matrix: Matrix | undefined) => {
    if (matrix) state.ctm = concatenate(matrix, state.ctm);
  };
  const clipTo = (box: unknown) => {
    const user = toBox(box);
    if (user) state.clip = intersection(state.clip, boxThrough(state.ctm, user));
  };

  for (let index = 0; index < operators.fnArray.length; index++) {
    const args = toArguments(operators.argsArray[index]);
    switch (operators.fnArray[index]) {
      case OPS.save:
        save();
        break;
      case OPS.restore:
        restore();
        break;
      case OPS.transform:
        transform(toMatrix(args));
        break;
      case OPS.paintFormXObjectBegin:
        save();
        transform(toMatrix(args[0]));
        clipTo(args[1]);
        break;
      case OPS.paintFormXObjectEnd:
        restore();
        break;
      case OPS.beginGroup:
        save();
        if (maskDepth > 0 || isSoftMask(args[0])) maskDepth++;
        break;
      case OPS.endGroup:
        restore();
        if (maskDepth > 0) maskDepth--;
        break;
      case OPS.beginAnnotation:
        save();
        state = { ...first, text: new TextCursor() };
        transform(toMatrix(args[2]) ?? identity);
        transform(toMatrix(args[3]) ?? identity);
        break;
      case OPS.endAnnotation:
        restore();
        break;
      case OPS.setLineWidth:
        state.lineWidth = Number(args[0]);
        break;
      case OPS.setStrokeRGBColor:
        state.strokeLuminance = luminanceOf(args[0]);
        break;
      case OPS.setFillRGBColor:
        state.fillLuminance = luminanceOf(args[0]);
        break;
      case OPS.setStrokeTransparent:
        state.strokeLuminance = 1;
        break;
      case OPS.setFillTransparent:
        state.fillLuminance = 1;
        break;
      case OPS.setFillColorN:
        // A pattern: neither black nor white.
        state.fillLuminance = 0.8;
        break;
      case OPS.setGState:
        applyGraphicsStateEntries(state, args[0], fontNamed);
        break;
      case OPS.clip:
      case OPS.eoClip:
        clipsNext = true;
        break;
      case OPS.constructPath: {
        const operation = Number(args[0]);
        const data = pathData(args[1]);
        if (data && maskDepth === 0) {
          const stroked = strokingOps.has(operation) && state.strokeAlpha > 0.05;
          const filled = fillingOps.has(operation) && state.fillAlpha > 0.05;
          if (stroked || filled) {
            visitor.path({
              data,
              matrix: state.ctm,
              clip: state.clip,
              ...(stroked
                ? {
                    stroked: {
                      luminance: overWhite(state.strokeLuminance, state.strokeAlpha),
                      lineWidth: state.lineWidth,
                    },
                  }
                : {}),
              ...(filled ? { filled: { luminance: overWhite(state.fillLuminance, state.fillAlpha) } } : {}),
            });
          }
        }
        if (clipsNext) clipTo(args[2]);
        clipsNext = false;
        break;
      }
      case OPS.showText:
        state.text.show(args[0], state.ctm, (glyph) => {
          if (maskDepth === 0) visitor.glyph(glyph);
        });
        break;
      default: {
        const operation = operators.fnArray[index] ?? 0;
        if (picturesTogetherOps.has(operation)) visitor.picture?.(state.clip);
        else if (pictureOps.has(operation))
          visitor.picture?.(intersection(state.clip, boxThrough(state.ctm, unitSquare)));
        else state.text.apply(operation, args, fontNamed);
      }
    }
  }
}

function toArguments(args: unknown): unknown[] {
  if (Array.isArray(args)) return args;
  return args instanceof Float32Array ? Array.from(args) : [];
}

function toBox(values: unknown): BoundingBox | undefined {
  if (!Array.isArray(values) && !(values instanceof Float32Array)) return undefined;
  const [x0, y0, x1, y1] = Array.from(values, Number);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return undefined;
  return [x0, y0, x1, y1].every(Number.isFinite) ? [x0, y0, x1, y1] : undefined;
}

function pathData(argument: unknown): ArrayLike<number> | undefined {
  const data: unknown = Array.isArray(argument) ? argument[0] : undefined;
  return data instanceof Float32Array ? data : undefined;
}

function isSoftMask(group: unknown): boolean {
  return typeof group === 'object' && group !== null && 'smask' in group && Boolean(group.smask);
}

function intersection(a: BoundingBox, b: BoundingBox): BoundingBox {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

function overWhite(luminance: number, alpha: number): number {
  return luminance * alpha + (1 - alpha);
}

function applyGraphicsStateEntries(
  state: GraphicsState,
  entries: unknown,
  fontNamed: (name: string) => FontFacts,
): void {
  if (!Array.isArray(entries)) return;
  for (const entry of entries) {
    if (!Array.isArray(entry)) continue;
    const [key, value]: unknown[] = entry;
    if (key === 'LW') state.lineWidth = Number(value);
    else if (key === 'CA') state.strokeAlpha = Number(value);
    else if (key === 'ca') state.fillAlpha = Number(value);
    else if (key === 'Font' && Array.isArray(value)) state.text.apply(OPS.setFont, value, fontNamed);
  }
}
