import { kvTypes } from '@gemmavision/domain/memory';
import type { WeightType } from '@gemmavision/domain/memory';
import { shown } from '../../parts/quantities.ts';
import type { CacheAssumptions } from './compare.ts';
import classes from './QuantizationPage.module.css';

interface StrategyListProps {
  types: readonly WeightType[];
  withKvCache: boolean;
  assumptions: CacheAssumptions;
}

/** What each chosen strategy is, and what is counted of the cache. */
export function StrategyList({ types, withKvCache, assumptions }: StrategyListProps) {
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
              ? cacheInWords(assumptions)
              : 'Only weights are counted. A model that answers always has a cache: add it before you size a machine.'}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function cacheInWords(assumptions: CacheAssumptions): string {
  const { kType, vType, context, sequences, fullCache } = assumptions;
  const types =
    kType === vType
      ? `Keys and values in ${kvTypes[kType].label}`
      : `Keys in ${kvTypes[kType].label}, values in ${kvTypes[vType].label}`;
  const layers = fullCache
    ? 'every layer keeps all of them, as in engines that do not drop tokens'
    : 'local layers keep only those within their window';
  return `${types}, for ${sequences === 1 ? 'one sequence' : `${sequences} sequences`} of ${shown(context)} tokens; ${layers}. Image tokens are part of the context.`;
}
