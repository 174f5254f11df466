import { memo, useMemo } from 'react';
import { memoryBars, sharedAxisMaximum, type MemorySeries } from '@gemmavision/charts/memory-bars';
import { weightTypeIds } from '@gemmavision/domain/memory';
import { inGigabytes, shown } from '../../parts/quantities.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import { KindBadge } from '../../ui/SourceLink.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { beyondLimitInWords } from './assumptions-in-words.ts';
import { publishedKvGigabytes, type CacheAssumptions, type Comparison } from './compare.ts';
import { comparisonColumns, pairColumns } from './comparison-columns.tsx';
import classes from './QuantizationPage.module.css';

interface MemoryChartsProps {
  comparisons: readonly Comparison[];
  withKvCache: boolean;
  assumptions: CacheAssumptions;
}

/** Memory in GB, split into weights and cache; null is unknown. */
interface Amount {
  weights: number | null;
  kvCache: number | null;
}

const publishedAmount = ({ published }: Comparison): Amount => ({
  weights: published?.weights.gigabytes ?? null,
  kvCache: published && publishedKvGigabytes(published),
});
const computedAmount = ({ computed }: Comparison): Amount => ({
  weights: computed && inGigabytes(computed.weights.total),
  kvCache: computed && inGigabytes(computed.kvBytes),
});

/** The two sources beside each other, on the same axis. */
export const MemoryCharts = memo(function MemoryCharts({
  comparisons,
  withKvCache,
  assumptions,
}: MemoryChartsProps) {
  const look = useChartLook();
  const { published, computed } = useMemo(() => {
    const total = ({ weights, kvCache }: Amount) =>
      weights === null ? null : weights + (withKvCache ? (kvCache ?? 0) : 0);
    const axisMaximum = sharedAxisMaximum(
      comparisons.flatMap((each) => [total(publishedAmount(each)), total(computedAmount(each))]),
    );
    const option = (amountOf: (comparison: Comparison) => Amount) =>
      memoryBars(
        [...new Set(comparisons.map(({ model }) => model.name))],
        seriesOf(comparisons, amountOf, withKvCache),
        { ...look, axisMaximum },
      );
    return { published: option(publishedAmount), computed: option(computedAmount) };
  }, [comparisons, withKvCache, look]);
  const columns = useMemo(() => {
    const ofSource = comparisonColumns(assumptions, withKvCache);
    return {
      published: [...pairColumns, ...ofSource.published],
      computed: [...pairColumns, ...ofSource.computed],
    };
  }, [assumptions, withKvCache]);
  const shared = { rows: comparisons, rowKey: ({ key }: Comparison) => key, height: 360 };
  const silent = comparisons.filter((each) => each.published === null).length;
  const unknown = [
    ...new Set(comparisons.filter((each) => each.computed === null).map(({ model }) => model.name)),
  ];
  const known = comparisons.filter((each) => each.computed !== null).map(({ model }) => model);
  const beyondLimit = withKvCache ? beyondLimitInWords([...new Set(known)], assumptions) : null;
  return (
    <div className={classes.pair}>
      <ChartFigure
        headingLevel={2}
        {...shared}
        title="As published"
        units="GB"
        description={`The report’s Table 3, as printed${withKvCache ? '; its “+KV” rows stand for 32,768 tokens' : ''}.`}
        option={published}
        columns={columns.published}
        footnote={
          <>
            <KindBadge kind="published" />{' '}
            {silent === 0 ? null : `For ${silent} of the chosen pairs the table says nothing.`}
          </>
        }
      />
      <ChartFigure
        headingLevel={2}
        {...shared}
        title="Computed"
        units="GB (10⁹ bytes)"
        description={
          withKvCache
            ? `From the architecture: weights, and paler on top the cache of ${assumptions.sequences} × ${shown(assumptions.context)} tokens${assumptions.images === 0 ? '' : ' of text beside the images'}.`
            : 'From the architecture: parameters × bits / 8, component by component.'
        }
        option={computed}
        columns={columns.computed}
        footnote={
          <>
            <KindBadge kind="computed" /> Bytes needed; an engine’s buffers and activations come on top.
            {unknown.length === 0 ? null : ` The split of ${unknown.join(' and ')} is not published: no bar.`}
            {beyondLimit === null ? null : ` ${beyondLimit}`}
          </>
        }
      />
    </div>
  );
});

function seriesOf(
  comparisons: readonly Comparison[],
  amountOf: (comparison: Comparison) => Amount,
  withKvCache: boolean,
): MemorySeries[] {
  const types = [...new Set(comparisons.map(({ type }) => type))];
  return types.map((type) => {
    const amounts = comparisons.filter((each) => each.type === type).map(amountOf);
    return {
      name: type.label,
      position: weightTypeIds.indexOf(type.id),
      weights: amounts.map(({ weights }) => weights),
      ...(withKvCache && { kvCache: amounts.map(({ kvCache }) => kvCache) }),
    };
  });
}
