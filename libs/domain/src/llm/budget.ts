/** Prices of a million tokens, in millionths of the currency (micros): 2.50 is 2_500_000. */
export interface TokenPrices {
  inputPriceMicros: bigint;
  outputPriceMicros: bigint;
}

const million = 1_000_000n;

/** What tokens cost, in micros, rounded up: a budget is never exceeded by rounding. */
export function costMicros(
  usage: { inputTokens: number; outputTokens: number },
  { inputPriceMicros, outputPriceMicros }: TokenPrices,
): bigint {
  const exact = BigInt(usage.inputTokens) * inputPriceMicros + BigInt(usage.outputTokens) * outputPriceMicros;
  return (exact + million - 1n) / million;
}

/** Whether the month’s budget holds one more question. */
export type BudgetDecision =
  | { isAllowed: true; /** Null: there is no budget. */ leftMicros: bigint | null }
  | { isAllowed: false; leftMicros: bigint };

/**
 * Decides before a question is sent. `nextMicros` is the most that it can cost: estimated input, and all the output
 * tokens it may write. What other questions under way may cost belongs to `spentMicros`.
 */
export function decideBudget({
  monthlyBudgetMicros,
  spentMicros,
  nextMicros,
}: {
  monthlyBudgetMicros: bigint | null;
  spentMicros: bigint;
  nextMicros: bigint;
}): BudgetDecision {
  if (monthlyBudgetMicros === null) return { isAllowed: true, leftMicros: null };
  const left = monthlyBudgetMicros - spentMicros;
  const leftMicros = left > 0n ? left : 0n;
  return { isAllowed: nextMicros <= leftMicros, leftMicros };
}

/** The calendar month (UTC) in which a moment is spent: from its start to the start of the next. */
export function budgetMonth(moment: Date): { from: Date; to: Date } {
  const [year, month] = [moment.getUTCFullYear(), moment.getUTCMonth()];
  return { from: new Date(Date.UTC(year, month, 1)), to: new Date(Date.UTC(year, month + 1, 1)) };
}
