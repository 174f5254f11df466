export type Scheme = 'light' | 'dark';

/**
 * Okabe and Ito’s order, darkened or lightened until each stands 3:1 off the page; the accent comes first. The last
 * three are for the ten precisions: nobody tells ten hues apart for certain, so lightness helps, and so do tables.
 */
export const categorical: Record<Scheme, readonly string[]> = {
  light: [
    '#0b6273',
    '#c2570c',
    '#4257b2',
    '#8a6d00',
    '#a3337a',
    '#2f7d32',
    '#5c6873',
    '#9b6bd3',
    '#1c252d',
    '#c0392b',
  ],
  dark: [
    '#6fb2c0',
    '#f0995c',
    '#93a4f0',
    '#dcc05a',
    '#e58ac2',
    '#83c786',
    '#a6b2bc',
    '#b794f6',
    '#f7f9fa',
    '#ef7d72',
  ],
};

/** What stays in the background: the many beside the one that is looked at. */
export const muted: Record<Scheme, string> = { light: '#84919b', dark: '#6d7b86' };

/**
 * The colour at a place in an order that does not change with what is chosen (a model, a precision): the same
 * thing has the same colour on every page. Past the end the order begins again.
 */
export function colourAt(position: number, scheme: Scheme): string {
  const colours = categorical[scheme];
  return colours[position % colours.length] ?? muted[scheme];
}
