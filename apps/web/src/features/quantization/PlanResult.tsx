import type { Accelerator } from '@gemmavision/domain/accelerators';
import type { WeightType } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { inGigabytes, shown, shownFixed } from '../../parts/quantities.ts';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { BreakdownBar } from './BreakdownBar.tsx';
import type { CacheAssumptions } from './compare.ts';
import { fitProvenance } from './computed-provenance.ts';
import type { Deployment, DeploymentPlan } from './deployment.ts';
import { verdictOf } from './verdict.ts';
import classes from './Deployment.module.css';

interface PlanResultProps {
  plan: DeploymentPlan;
  model: Model;
  device: Accelerator;
  weights: WeightType;
  deployment: Deployment;
  assumptions: CacheAssumptions;
  withKvCache: boolean;
}

/** The verdict, the figures it rests on with their sources, and the breakdown. */
export function PlanResult(props: PlanResultProps) {
  const { plan, model, device, weights, deployment, assumptions, withKvCache } = props;
  const { needed, fit } = plan;
  const provenance = fitProvenance(weights, assumptions, withKvCache);
  const { devices } = deployment;
  const deviceName = `${devices === 1 ? '' : `${devices} × `}${device.vendor} ${device.name}`;
  return (
    <div className={classes.result}>
      <div>
        <p className={classes.verdict} data-missing={!fit.fitsOnDevice} role="status">
          {verdictOf(fit.marginBytes)}
        </p>
        <dl className={classes.figures}>
          <dt>Bytes needed</dt>
          <dd>
            <SourcedFigure provenance={provenance} name={`Bytes needed by ${model.name}`}>
              {gigabytes(needed.totalBytes)}
            </SourcedFigure>
          </dd>
          <dt>Capacity at the limit</dt>
          <dd>
            <SourcedFigure
              provenance={device.memoryBytes.provenance}
              name={`Memory of ${device.vendor} ${device.name}`}
            >
              {gigabytes(fit.usableBytes)}
            </SourcedFigure>
          </dd>
          {devices === 1 ? null : (
            <>
              <dt>Even share of each device</dt>
              <dd>
                <SourcedFigure provenance={provenance} name="Even share of each device">
                  {gigabytes(plan.perDeviceBytes)}
                </SourcedFigure>
              </dd>
            </>
          )}
          {withKvCache ? (
            <>
              <dt>Longest context that fits</dt>
              <dd>
                <SourcedFigure provenance={provenance} name="Longest context that fits">
                  {fit.maxContext === 0 ? 'none' : `${shown(fit.maxContext)} tokens`}
                </SourcedFigure>
              </dd>
              <dt>Most sequences that fit</dt>
              <dd>
                <SourcedFigure provenance={provenance} name="Most sequences that fit">
                  {fit.maxSequences === 0 ? 'none' : shown(fit.maxSequences)}
                </SourcedFigure>
              </dd>
            </>
          ) : null}
        </dl>
        <p className={classes.note}>
          {model.name} in {weights.label} on {deviceName}.{' '}
          {withKvCache
            ? `The longest context is for ${assumptions.sequences === 1 ? 'one sequence' : `${assumptions.sequences} sequences at once`} and ends at the model’s own limit; the most sequences are of ${shown(assumptions.context)} tokens each.`
            : 'Weights alone: a model that answers also needs a KV cache.'}{' '}
          {deployment.overheadBytes === 0
            ? 'No runtime overhead is assumed; an engine allocates more than this for buffers and activations.'
            : 'The runtime overhead is your assumption; what an engine allocates may differ.'}
        </p>
      </div>
      <BreakdownBar plan={plan} utilisation={deployment.utilisation} />
    </div>
  );
}

function gigabytes(bytes: number): string {
  return `${shownFixed(inGigabytes(bytes), 2)} GB`;
}
