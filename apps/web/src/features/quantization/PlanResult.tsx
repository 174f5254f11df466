import { useMemo } from 'react';
import type { Accelerator } from '@gemmavision/domain/accelerators';
import type { WeightType } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { inGigabytes, shown, shownFixed } from '../../parts/quantities.ts';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { SourceLink } from '../../ui/SourceLink.tsx';
import { beyondLimitInWords, imagesInWords } from './assumptions-in-words.ts';
import { BreakdownFigure } from './BreakdownFigure.tsx';
import { imagesSeenBy, type CacheAssumptions } from './compare.ts';
import { capacityProvenance, fitProvenance } from './computed-provenance.ts';
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
  const provenance = useMemo(
    () => fitProvenance([model], weights, assumptions, withKvCache),
    [model, weights, assumptions, withKvCache],
  );
  const memoryProvenance = device.memoryBytes.provenance;
  const ofCapacity = capacityProvenance(memoryProvenance, deployment);
  const { devices } = deployment;
  const deviceName = `${device.vendor} ${device.name}`;
  const onAll = devices === 1 ? '' : ', on all devices';
  const figures = [
    { name: `Bytes needed${onAll}`, figure: gigabytes(needed.totalBytes), provenance },
    {
      name: `Capacity at the limit${onAll}`,
      figure: gigabytes(fit.usableBytes),
      provenance: ofCapacity,
    },
    {
      name: `Allocated by an engine that reserves in advance${onAll}`,
      figure: gigabytes(fit.usableBytes),
      provenance: {
        ...ofCapacity,
        note: `${ofCapacity.note} Such an engine takes all of it, whatever the model needs.`,
      },
    },
    ...(devices === 1
      ? []
      : [{ name: 'Bytes needed on each device', figure: gigabytes(fit.perDevice.totalBytes), provenance }]),
    ...(withKvCache
      ? [
          {
            name: 'Longest context that fits',
            figure: fit.maxContext === 0 ? 'none' : `${shown(fit.maxContext)} tokens`,
            provenance,
          },
          {
            name: 'Most sequences that fit',
            figure: fit.maxSequences === 0 ? 'none' : shown(fit.maxSequences),
            provenance,
          },
        ]
      : []),
  ];
  return (
    <div className={classes.result}>
      <div>
        <div className={classes.verdict} data-missing={!fit.fitsOnDevice}>
          <span role="status">{verdictOf(fit.marginBytes)}</span>{' '}
          <SourceLink provenance={provenance} label="Where is this from? Verdict" />
        </div>
        <dl className={classes.figures}>
          {figures.map(({ name, figure, provenance: from }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <SourcedFigure provenance={from} name={`${name}, ${model.name} on ${deviceName}`}>
                  {figure}
                </SourcedFigure>
              </dd>
            </div>
          ))}
        </dl>
        <p className={classes.note}>{notesOn(props).join(' ')}</p>
      </div>
      <BreakdownFigure
        plan={plan}
        name={`${model.name} in ${weights.label}`}
        deviceName={deviceName}
        deployment={deployment}
        provenance={provenance}
        memoryProvenance={memoryProvenance}
      />
    </div>
  );
}

/** What the figures count, in sentences. */
function notesOn({ plan, model, device, weights, deployment, ...props }: PlanResultProps): string[] {
  const { assumptions, withKvCache } = props;
  const { devices, overheadBytes } = deployment;
  const { sequences, context } = assumptions;
  const deviceName = `${devices === 1 ? '' : `${shown(devices)} × `}${device.vendor} ${device.name}`;
  const hasImages = imagesSeenBy(model, assumptions) > 0;
  const cache = [
    `The longest context is for ${sequences === 1 ? 'one sequence' : `${shown(sequences)} sequences at once`}${hasImages ? ', of text beside the images,' : ''} and ends at the model’s own limit; the most sequences are of ${shown(context)} tokens${hasImages ? ' of text' : ''} each.`,
    ...(hasImages ? [imagesInWords([model], assumptions)] : []),
    beyondLimitInWords([model], assumptions) ?? [],
  ].flat();
  return [
    `${model.name} in ${weights.label} on ${deviceName}.`,
    ...(withKvCache ? cache : ['Weights alone: a model that answers also needs a KV cache.']),
    ...(devices === 1 ? [] : [sharesInWords(plan, model, devices, withKvCache)]),
    overheadBytes === 0
      ? 'No runtime overhead is assumed; an engine needs more than this for buffers and activations.'
      : `The runtime overhead is your assumption${devices === 1 ? '' : ', counted on each device'}.`,
  ];
}

/** How the devices share the model; with more devices than KV heads, a head is kept on several of them. */
function sharesInWords(
  { fit }: DeploymentPlan,
  { architecture }: Model,
  devices: number,
  withKvCache: boolean,
): string {
  const { kvHeads } = fit.perDevice;
  const total = architecture.kvHeads;
  if (!withKvCache) return 'Weights are split evenly.';
  const repeated = kvHeads * devices > total ? ', so that some heads are kept more than once' : '';
  return `Weights are split evenly; each device keeps ${shown(kvHeads)} of the ${total === 1 ? 'one KV head' : `${shown(total)} KV heads`}${repeated}.`;
}

function gigabytes(bytes: number): string {
  return `${shownFixed(inGigabytes(bytes), 2)} GB`;
}
