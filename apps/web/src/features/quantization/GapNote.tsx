import { inGigabytes, shown, shownFixed } from '../../parts/quantities.ts';
import { cacheTypeInWords, publishedKvGigabytes, type CacheAssumptions, type Comparison } from './compare.ts';
import classes from './QuantizationPage.module.css';

interface GapNoteProps {
  comparisons: readonly Comparison[];
  assumptions: CacheAssumptions;
}

/** Why the two sources differ so much in the cache, in two sentences, on the largest model that has both. */
export function GapNote({ comparisons, assumptions }: GapNoteProps) {
  const { sequences } = assumptions;
  const example = comparisons.findLast(({ published, computed }) => published !== null && computed !== null);
  if (!example?.published || !example.computed) return null;
  const printed = shown(publishedKvGigabytes(example.published));
  const computed = shownFixed(inGigabytes(example.computed.kvBytes), 2);
  return (
    <p className={classes.gap}>
      For {example.model.name} the report’s “+KV” row adds {printed} GB, while{' '}
      {sequences === 1 ? 'one sequence' : `${sequences} sequences`} of {shown(assumptions.context)} tokens in{' '}
      {cacheTypeInWords(assumptions)} need {computed} GB by the report’s own architecture, in which most
      layers keep only a short window. The report does not say how it counted, so its figures stand here as
      printed and enter no formula: size a machine by the computed ones.
    </p>
  );
}
