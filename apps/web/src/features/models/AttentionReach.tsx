import type { ReactNode } from 'react';
import type { Model } from '@gemmavision/domain/models';
import { shown } from '../../parts/quantities.ts';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import classes from './ArchitectureCards.module.css';

/** How much of the longest context one layer of each kind sees, drawn to scale. */
export function AttentionReach({ model }: { model: Model }) {
  const { architecture } = model;
  const { slidingWindow, localLayers, globalLayers, layersWithOwnKvCache } = architecture;
  const context = architecture.maxContext.value;
  const seenByLocal = Math.min(slidingWindow, context);
  return (
    <div className={classes.reach}>
      {localLayers === 0 ? null : (
        <Reach kind="local" share={seenByLocal / context}>
          A local layer sees the last{' '}
          <SourcedFigure provenance={architecture.provenance} name={`window of ${model.name}`}>
            {seenByLocal.toLocaleString('en')}
          </SourcedFigure>{' '}
          tokens, {shareOf(seenByLocal, context)} of the longest context, and keeps no more than those.
        </Reach>
      )}
      {globalLayers === 0 ? null : (
        <Reach kind="global" share={1}>
          A global layer sees all{' '}
          <SourcedFigure
            provenance={architecture.maxContext.provenance}
            name={`context that a global layer of ${model.name} sees`}
          >
            {context.toLocaleString('en')}
          </SourcedFigure>{' '}
          {layersWithOwnKvCache === null
            ? `tokens, so only ${globalLayers} of ${globalLayers + localLayers} caches keep growing.`
            : `tokens; layers share ${layersWithOwnKvCache} caches between them.`}
        </Reach>
      )}
    </div>
  );
}

function Reach({ kind, share, children }: { kind: 'local' | 'global'; share: number; children: ReactNode }) {
  return (
    <div>
      <div className={classes.track} aria-hidden>
        <div data-kind={kind} style={{ width: `max(2px, ${100 * share}%)` }} />
      </div>
      <p>{children}</p>
    </div>
  );
}

const shareOf = (part: number, whole: number) => `${shown((100 * part) / whole)} %`;
