const scales: [pattern: RegExp, factor: number][] = [
  [/\bbillions?\b|\bmrd\b|\bmilliarden\b|\bmilliards\b|\b(?:usd|eur|gbp)\s?bn\b|[€$£]\s?bn\b/i, 1e9],
  [
    /\bmillions?\b|\bmio\b|\bmillionen\b|\bmiljoen\b|\b(?:usd|eur|gbp|chf|rm)\s?mn?\b|[€$£]\s?mn?\b|\bm(?:€|eur\b)|[$€£]\s?mm\b|\bin\s+mm\b/i,
    1e6,
  ],
  [
    /\bthousands?\b|\b000(?:['’]?s)?\b|\btausend\b|\bmilliers\b|\bduizend(?:en)?\b|\bt(?:€|(?:eur|usd)\b)|\bk(?:€|(?:eur|usd)\b)|\b(?:usd|eur|gbp|chf)\s?k\b|[€$£]\s?k\b/i,
    1e3,
  ],
];

const word = String.raw`(?:thousands?|millions?|billions?)`;
const announces = new RegExp(
  [
    String.raw`\(\s*[^()]*\b${word}\b[^()]*\)`,
    String.raw`\b(?:in|\$|€|£)\s*${word}\b`,
    String.raw`\b(?:dollars|amounts|figures|euros?|pounds)\b[^.]{0,30}\b${word}\b`,
    String.raw`[$€£]\s?(?:million|billion|thousand)s?\b`,
    String.raw`^\s*\(?${word}\b`,
    // (000's omitted), in 000s, $000, RM'000.
    String.raw`\(?\b000['’]?s?\s+omitted\)?|\bin\s+(?:[$€£]\s?)?000['’]?s?\b|[$€£]\s?['’]?000['’]?s?\b|\b(?:rm|usd|eur|gbp)\s?['’]000\b`,
    // In Mio. EUR, T€, EUR k, €m, $M.
    String.raw`\b(?:in|en)\s+(?:mio|mrd|tausend|millionen|milliarden|milliers|milliards|duizenden)\b`,
    String.raw`\b(?:in\s+)?(?:mio|mrd)\.?\s?(?:€|eur|usd|chf)`,
    String.raw`\bt(?:€|(?:eur|usd)\b)|\bt€|\bk€|\bm€|\b(?:usd|eur|gbp|chf)\s(?:k|mn?|bn)\b|[€£$]\s?(?:mm?|mn|bn|k)\b(?!\w)|\bin\s+mm\b`,
  ].join('|'),
  'i',
);

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
