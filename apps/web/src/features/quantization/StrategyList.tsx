import { memo } from 'react';
import type { WeightType } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { cacheInWords, imagesInWords, visionInWords } from './assumptions-in-words.ts';
import type { CacheAssumptions } from './compare.ts';
import classes from './QuantizationPage.module.css';

interface StrategyListProps {
  models: readonly Model[];
  types: readonly WeightType[];
  withKvCache: boolean;
  assumptions: CacheAssumptions;
}

/** What each chosen strategy is, and what is counted of the cache. */
export const StrategyList = memo(function StrategyList(props: StrategyListProps) {
  const { models, types, withKvCache, assumptions } = props;
  return (
    <section aria-labelledby="strategies">
      <h2 id="strategies" className={classes.heading}>
        What is counted
      </h2>
      <dl className={classes.strategies}>
        {types.map(({ id, label, description }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{description}</dd>
          </div>
        ))}
        <div>
          <dt>KV cache {withKvCache ? 'on' : 'off'}</dt>
          <dd>
            {withKvCache
              ? `${cacheInWords(assumptions)}.`
              : 'Only weights are counted. A model that answers always has a cache: add it before you size a machine.'}
          </dd>
        </div>
        {withKvCache ? (
          <div>
            <dt>Images</dt>
            <dd>{imagesInWords(models, assumptions)}</dd>
          </div>
        ) : null}
        <div>
          <dt>Vision encoder</dt>
          <dd>{visionInWords(assumptions)}</dd>
        </div>
      </dl>
    </section>
  );
});
