import type { Fill, Page, Ruling } from '../page/index.ts';

/** The lines and shades of a page that mean something for tables. */
export interface Marks {
  horizontal: Ruling[];
  vertical: Ruling[];
  /** Where shaded bands begin and end: rows do not cross these. */
  bands: { x0: number; x1: number; top: number; bottom: number }[];
}

const joinGap = 1.2;

/** Joins the pieces of one line; `along` is the axis it runs on. */
function joinPieces(rulings: readonly Ruling[], along: 'x' | 'y'): Ruling[] {
  const from = (ruling: Ruling) => (along === 'x' ? ruling.x0 : ruling.y0);
  const to = (ruling: Ruling) => (along === 'x' ? ruling.x1 : ruling.y1);
  const across = (ruling: Ruling) => (along === 'x' ? ruling.y0 : ruling.x0);
  const sorted = [...rulings].sort((a, b) => across(a) - across(b) || from(a) - from(b));
  const tracks: Ruling[][] = [];
  for (const ruling of sorted) {
    const track = tracks[tracks.length - 1];
    const first = track?.[0];
    if (track && first && across(ruling) - across(first) < 2) track.push(ruling);
    else tracks.push([ruling]);
  }
  const joined: Ruling[] = [];
  for (const track of tracks) {
    track.sort((a, b) => from(a) - from(b));
    let current: Ruling | undefined;
    for (const ruling of track) {
      if (current && from(ruling) - to(current) <= joinGap) {
        const end = Math.max(to(current), to(ruling));
        if (along === 'x') current.x1 = end;
        else current.y1 = end;
        current.thickness = Math.max(current.thickness, ruling.thickness);
      } else {
        current = { ...ruling };
        joined.push(current);
      }
    }
  }
  return joined;
}

/** Fills of one height side by side are one band; a band needs to be as high as a line and low enough to be a row. */
function bandsOf(fills: readonly Fill[], pageHeight: number): Marks['bands'] {
  const bands: Marks['bands'] = [];
  const rowsOfFills = fills
    .filter(
      ({ bbox, luminance }) =>
        luminance < 0.995 && bbox[3] - bbox[1] > 4 && bbox[3] - bbox[1] < pageHeight * 0.12,
    )
    .sort((a, b) => a.bbox[1] - b.bbox[1] || a.bbox[0] - b.bbox[0]);
  for (const { bbox } of rowsOfFills) {
    const same = bands.find(
      (band) =>
        Math.abs(band.top - bbox[1]) < 2 &&
        Math.abs(band.bottom - bbox[3]) < 2 &&
        bbox[0] <= band.x1 + 8 &&
        bbox[2] >= band.x0 - 8,
    );
    if (same) {
      same.x0 = Math.min(same.x0, bbox[0]);
      same.x1 = Math.max(same.x1, bbox[2]);
    } else bands.push({ x0: bbox[0], x1: bbox[2], top: bbox[1], bottom: bbox[3] });
  }
  return bands;
}

/** Reads lines and shades off a page: pieces joined, doubles gone, page frames and specks left out. */
export function readMarks(page: Page): Marks {
  const horizontal = page.rulings.filter(
    (ruling) => ruling.y0 === ruling.y1 || ruling.x1 - ruling.x0 > ruling.y1 - ruling.y0,
  );
  const vertical = page.rulings.filter((ruling) => !horizontal.includes(ruling));
  return {
    horizontal: joinPieces(horizontal, 'x').filter((ruling) => ruling.x1 - ruling.x0 > 4),
    vertical: joinPieces(vertical, 'y').filter((ruling) => ruling.y1 - ruling.y0 > 4),
    bands: bandsOf(page.fills, page.height),
  };
}
