/** Money is counted in millionths of its currency; what a question costs may be less than a cent. */
const million = 1_000_000;

/** Micros as people read money: `EUR 1,234.50`; below a cent with what it takes to see that it is not nothing. */
export function moneyText(micros: number, currency: string): string {
  const amount = micros / million;
  const isTiny = amount !== 0 && Math.abs(amount) < 0.01;
  const digits = isTiny
    ? { maximumSignificantDigits: 2 }
    : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return `${currency} ${amount.toLocaleString('en', digits)}`;
}

/** An amount as it is typed, in micros. */
export function microsOf(amount: number): number {
  return Math.round(amount * million);
}

/** Micros as an amount to be typed. */
export function amountOf(micros: number): number {
  return micros / million;
}
