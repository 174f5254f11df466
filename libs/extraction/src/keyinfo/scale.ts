const scales: [pattern: RegExp, factor: number][] = [
  [/\b(?:in|\$|€|£|of|usd|eur)?\s*billions?\b|\b(?:€|\$|£)\s?bn\b|\bin mrd\b/i, 1e9],
  [/\b(?:in|\$|€|£|of|usd|eur)?\s*millions?\b|\b(?:€|\$|£)\s?m(?:n)?\b|\bin mio\b|\bmillionen\b/i, 1e6],
  [
    /\b(?:in|\$|€|£|of|usd|eur)?\s*thousands?\b|\b(?:€|\$|£)?\s?000(?:s|['’]s)\b|\btausend\b|\bin t(?:€|eur)\b/i,
    1e3,
  ],
];

const announces =
  /\(\s*[^()]*\b(?:thousands?|millions?|billions?)\b[^()]*\)|\b(?:in|\$|€|£)\s*(?:thousands?|millions?|billions?)\b|\b(?:dollars|amounts|figures|euros?|pounds)\b[^.]{0,30}\b(?:thousands?|millions?|billions?)\b|\$\s?(?:million|billion)s?\b|^\s*\(?(?:thousands?|millions?|billions?)\b/i;

/** The factor that a caption announces ("in millions, except per share data"); undefined where it announces none. */
export function scaleIn(text: string): number | undefined {
  const said = announces.exec(text)?.[0];
  if (said === undefined) return undefined;
  return scales.find(([pattern]) => pattern.test(said))?.[1];
}

/** A printed number times its scale, without the dust of binary fractions: 9,497.578 × 1000 is 9497578. */
export function timesScale(value: number, scale: number): number {
  if (scale === 1) return value;
  const decimals = (String(value).split('.')[1] ?? '').length;
  const factor = 10 ** Math.min(decimals, 12);
  const exact = (Math.round(value * factor) * scale) / factor;
  return Number.isSafeInteger(Math.round(exact)) && Math.abs(exact - Math.round(exact)) < 1e-9
    ? Math.round(exact)
    : exact;
}
