export type Scheme = 'light' | 'dark';

/**
 * The accent first, then colours that people who see no red, no green or no blue tell apart too: in each of the three
 * simulated, any two of them are apart, the first seven the most (tested). Each stands 3:1 off the page.
 */
export const categorical: Record<Scheme, readonly string[]> = {
  light: [
    '#0b6273',
    '#f26b08',
    '#8b71b4',
    '#932400',
    '#6e0233',
    '#1ba77e',
    '#7342bb',
    '#7163ff',
    '#210b00',
    '#be4808',
  ],
  dark: [
    '#6fb2c0',
    '#f2be09',
    '#975df0',
    '#ecfea6',
    '#aa5793',
    '#489920',
    '#96e6ff',
    '#a78cff',
    '#bed4a2',
    '#ff6375',
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

/**
 * Ten steps of viridis, from low to high: for heat maps, in both schemes. Lightness rises with the value, so the order
 * survives every kind of sight and a print in grey. (Smith and van der Walt, matplotlib, CC0.)
 */
export const viridis = [
  '#440154',
  '#482878',
  '#3e4989',
  '#31688e',
  '#26828e',
  '#1f9e89',
  '#35b779',
  '#6ece58',
  '#b5de2b',
  '#fde725',
] as const;

/** The colour of a value that stands at this share (0 to 1) of the way from lowest to highest. */
export function viridisAt(share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (viridis.length - 1);
  const from = viridis[Math.floor(place)] ?? viridis[0];
  const to = viridis[Math.ceil(place)] ?? from;
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    const mixed = Math.round((a ?? 0) + ((b ?? 0) - (a ?? 0)) * (place % 1));
    return mixed.toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
