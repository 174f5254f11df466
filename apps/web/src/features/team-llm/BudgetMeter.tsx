import type { LlmEndpointView } from '@gemmavision/domain/llm';
import { moneyText } from '../../parts/micros.ts';
import classes from './TeamLlm.module.css';

/** What was spent this month, against the budget where there is one. */
export function BudgetMeter({ endpoint }: { endpoint: LlmEndpointView }) {
  const { currency, monthlyBudgetMicros: budget, spentThisMonthMicros: spent } = endpoint;
  const isFree = endpoint.inputPriceMicros === 0 && endpoint.outputPriceMicros === 0;
  const share = budget === null || budget === 0 ? null : Math.min(1, spent / budget);
  const level = share === null ? undefined : share >= 1 ? 'spent' : share >= 0.8 ? 'near' : 'fine';
  return (
    <div className={classes.budget}>
      <div className={classes.spent}>
        <span>{moneyText(spent, currency)}</span>
        <small>
          {budget === null
            ? 'spent this month (UTC); no budget is set'
            : `of ${moneyText(budget, currency)} spent this month (UTC)`}
        </small>
      </div>
      {share === null ? null : (
        <div
          className={classes.track}
          role="meter"
          aria-label="Budget spent"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
        >
          <div className={classes.bar} data-level={level} style={{ width: `${share * 100}%` }} />
        </div>
      )}
      {budget !== null && spent >= budget ? (
        <p className={classes.hint}>The budget is spent: nothing is sent until the month ends.</p>
      ) : isFree ? (
        <p className={classes.hint}>Both prices are 0: questions cost nothing here.</p>
      ) : null}
    </div>
  );
}
