import { memo, useMemo } from 'react';
import type { WeightType } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { inGigabytes, shownFixed } from '../../parts/quantities.ts';
import { KindBadge } from '../../ui/SourceLink.tsx';
import type { CacheAssumptions } from './compare.ts';
import { planDeployment, type Deployment } from './deployment.ts';
import { verdictOf } from './verdict.ts';
import classes from './FitGrid.module.css';

interface FitGridProps {
  models: readonly Model[];
  types: readonly WeightType[];
  assumptions: CacheAssumptions;
  deployment: Deployment;
  withKvCache: boolean;
  /** “NVIDIA L40S”, with the number of them. */
  deviceName: string;
  onChoose: (modelId: string, type: WeightType) => void;
}

/** Which model fits in which precision on the chosen devices: a map of colours that is also a table of words. */
export const FitGrid = memo(function FitGrid(props: FitGridProps) {
  const { models, types, assumptions, deployment, withKvCache, deviceName, onChoose } = props;
  const rows = useMemo(
    () =>
      models.map((model) => ({
        model,
        plans: types.map((type) => ({
          type,
          plan: planDeployment(model, type.id, assumptions, deployment, withKvCache),
        })),
      })),
    [models, types, assumptions, deployment, withKvCache],
  );
  return (
    <section className={classes.frame} aria-labelledby="fit-grid">
      <h2 id="fit-grid" className={classes.heading}>
        What fits on {deviceName}
      </h2>
      <p className={classes.words}>
        Bytes needed, in GB, against the capacity at the utilisation limit. Choose a cell to see its breakdown
        above.
      </p>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="What fits, model by precision">
        <table className={classes.grid}>
          <thead>
            <tr>
              <th scope="col">Model</th>
              {types.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ model, plans }) => (
              <tr key={model.id}>
                <th scope="row">{model.name}</th>
                {plans.map(({ type, plan }) => (
                  <td key={type.id}>
                    {plan === null ? (
                      <span className={classes.unknown} title="The split of its parameters is not published">
                        unknown
                      </span>
                    ) : (
                      <button
                        type="button"
                        className={classes.cell}
                        data-level={levelOf(plan.needed.totalBytes / plan.fit.usableBytes)}
                        aria-label={`${model.name} in ${type.label}: ${verdictOf(plan.fit.marginBytes)}`}
                        title={verdictOf(plan.fit.marginBytes)}
                        onClick={() => onChoose(model.id, type)}
                      >
                        <span aria-hidden>{plan.fit.fitsOnDevice ? '✓' : '✕'}</span>{' '}
                        {shownFixed(inGigabytes(plan.needed.totalBytes), 1)}
                      </button>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.words}>
        <KindBadge kind="computed" /> ✓ fits, paler with more to spare; ✕ does not fit, darker with more
        missing.
      </div>
    </section>
  );
});

/** How full the devices would be, in steps that the colours follow. */
function levelOf(share: number): string {
  if (share <= 0.5) return 'ample';
  if (share <= 0.85) return 'fits';
  if (share <= 1) return 'tight';
  return share <= 1.5 ? 'over' : 'far-over';
}
