/** Luminance (0 black to 1 white) of pdf.js's `#rrggbb`; anything else counts as black, the default ink. */
export function luminanceOf(colour: unknown): number {
  if (typeof colour !== 'string' || !/^#[0-9a-f]{6}$/i.test(colour)) return 0;
  const value = Number.parseInt(colour.slice(1), 16);
  return (0.2126 * (value >> 16) + 0.7152 * ((value >> 8) & 255) + 0.0722 * (value & 255)) / 255;
}
