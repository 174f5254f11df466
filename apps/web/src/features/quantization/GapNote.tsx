import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { inGigabytes, shown, shownFixed } from '../../parts/quantities.ts';
import { sequencesInWords } from './assumptions-in-words.ts';
import { cacheTypeInWords, publishedKvGigabytes, type CacheAssumptions, type Comparison } from './compare.ts';
import { differenceOf } from './comparison-columns.tsx';
import { kvCacheProvenance } from './computed-provenance.ts';
import classes from './QuantizationPage.module.css';

interface GapNoteProps {
  comparisons: readonly Comparison[];
  assumptions: CacheAssumptions;
}

/** Why the two sources differ so much in the cache, in two sentences, on the largest model that has both. */
export function GapNote({ comparisons, assumptions }: GapNoteProps) {
  const example = comparisons.findLast(({ published, computed }) => published !== null && computed !== null);
  if (!example?.published || !example.computed) return null;
  const printed = shown(publishedKvGigabytes(example.published));
  const computed = shownFixed(inGigabytes(example.computed.kvBytes), 2);
  return (
    <p className={classes.gap}>
      For {example.model.name} the report’s “+KV” row adds{' '}
      <SourcedFigure provenance={differenceOf(example.published)} name="KV cache as published">
        {printed} GB for {shown(example.published.withKvCache.contextTokens)} tokens
      </SourcedFigure>
      , while {sequencesInWords(assumptions)} of {shown(assumptions.context)} tokens
      {assumptions.images === 0 ? '' : ' and their images'} in {cacheTypeInWords(assumptions)} need{' '}
      <SourcedFigure provenance={kvCacheProvenance([example.model], assumptions)} name="KV cache computed">
        {computed} GB
      </SourcedFigure>{' '}
      by the report’s own architecture,{' '}
      {assumptions.windowPolicy === 'full'
        ? 'though every layer is taken to keep every token'
        : 'in which most layers keep only a short window'}
      . The report does not say how it counted, so its figures stand here as printed and enter no formula:
      size a machine by the computed ones.
    </p>
  );
}
