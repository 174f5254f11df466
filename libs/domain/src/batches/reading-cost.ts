/** What an hour of a worker’s reading is reckoned at, in millionths of the currency (ISO 4217). */
export interface HourPrice {
  currency: string;
  micros: number;
}

const hourMilliseconds = 3_600_000;

/** What so much reading comes to, in whole millionths; null where the portal has no price. An estimate. */
export function readingCost(readMilliseconds: number, price: HourPrice | null): HourPrice | null {
  if (price === null) return null;
  return {
    currency: price.currency,
    micros: Math.round((readMilliseconds / hourMilliseconds) * price.micros),
  };
}
