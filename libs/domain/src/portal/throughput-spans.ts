/** How far back one looks, each in 60 to 72 steps. */
export const throughputSpans = {
  '1h': { seconds: 3_600, stepSeconds: 60 },
  '6h': { seconds: 21_600, stepSeconds: 300 },
  '24h': { seconds: 86_400, stepSeconds: 1_200 },
} as const;
export type ThroughputSpan = keyof typeof throughputSpans;
