import { NativeSelect } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { Accelerator } from '@gemmavision/domain/accelerators';
import { weightTypeIds, weightTypes } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { CopyText } from '../../parts/CopyText.tsx';
import { NumberField } from '../../parts/NumberField.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { imagesSeenBy } from './compare.ts';
import { DevicePicker } from './DevicePicker.tsx';
import { planDeployment } from './deployment.ts';
import { memoryCommand } from './memory-command.ts';
import { PlanResult } from './PlanResult.tsx';
import { bounds, defaults, unlessDefault } from './quantization-search.ts';
import type { Choice } from './use-choice.ts';
import { useDeployment } from './use-deployment.ts';
import classes from './Deployment.module.css';

interface DeploymentPlannerProps {
  models: readonly Model[];
  accelerators: readonly Accelerator[];
  choice: Choice;
}

/** Whether one model in one precision fits on the chosen devices, with what margin, and what would still fit. */
export function DeploymentPlanner({ models, accelerators, choice }: DeploymentPlannerProps) {
  const { search, assumptions, withKvCache, change } = choice;
  const modelId = search.plan ?? defaults.plan;
  const weights = search.as ?? defaults.as;
  const model = models.find(({ id }) => id === modelId);
  const { deviceId, device, deployment } = useDeployment(accelerators, search);
  const plan = useMemo(
    () => (model ? planDeployment(model, weights, assumptions, deployment, withKvCache) : null),
    [model, weights, assumptions, deployment, withKvCache],
  );
  const chooseDevice = useCallback((id: string) => change({ device: unlessDefault(id, 'device') }), [change]);
  return (
    <section className={classes.planner} aria-labelledby="deployment">
      <div className={classes.head}>
        <h2 id="deployment">Does it fit?</h2>
        <div className={classes.copies}>
          <CopyText label="Copy link" text={() => window.location.href} />
          {model && device ? (
            <CopyText
              label="Copy command"
              text={() => memoryCommand({ modelId, weights, assumptions, deviceId, deployment, withKvCache })}
            />
          ) : null}
        </div>
      </div>
      <div className={classes.knobs}>
        <NativeSelect
          label="Model"
          value={model ? modelId : ''}
          data={[
            ...(model ? [] : [{ value: '', label: 'Choose a model', disabled: true }]),
            ...models.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => change({ plan: unlessDefault(event.currentTarget.value, 'plan') })}
        />
        <NativeSelect
          label="Precision"
          value={weights}
          data={weightTypeIds.map((id) => ({ value: id, label: weightTypes[id].label }))}
          onChange={(event) => {
            const chosen = weightTypeIds.find((id) => id === event.currentTarget.value);
            change({ as: unlessDefault(chosen, 'as') });
          }}
        />
        <div className={classes.device}>
          <DevicePicker devices={accelerators} chosen={device ? deviceId : null} onChange={chooseDevice} />
        </div>
        <NumberField
          label="Number of devices"
          value={deployment.devices}
          {...bounds.devices}
          onChange={(devices) => change({ devices: unlessDefault(devices, 'devices') })}
        />
        <NumberField
          label="Utilisation limit"
          suffix=" %"
          value={deployment.utilisation}
          {...bounds.utilisation}
          onChange={(utilisation) => change({ utilisation: unlessDefault(utilisation, 'utilisation') })}
        />
        <NumberField
          label="Runtime overhead"
          description="Your assumption, on each device"
          suffix=" GB"
          decimals={3}
          step={0.5}
          value={deployment.overheadBytes / 1e9}
          least={bounds.overheadBytes.least}
          most={bounds.overheadBytes.most / 1e9}
          onChange={(gigabytes) =>
            change({ overheadBytes: unlessDefault(Math.round(gigabytes * 1e9), 'overheadBytes') })
          }
        />
      </div>
      {model === undefined ? (
        <EmptyNote title={`“${modelId}” is not a model this portal knows`}>
          Choose one of the list above; the link may be older than the data.
        </EmptyNote>
      ) : device === undefined || device.memoryBytes.value === null ? (
        <EmptyNote title={`“${deviceId}” is not an accelerator whose memory this portal knows`}>
          Choose one of the list above: without its memory nothing can be said to fit.
        </EmptyNote>
      ) : withKvCache && assumptions.images > 0 && imagesSeenBy(model, assumptions) === 0 ? (
        <EmptyNote title={`${model.name} sees no images`}>
          No vision encoder is known for it, so its context holds none. Set images per sequence to 0, or
          choose a model that sees.
        </EmptyNote>
      ) : plan === null ? (
        <EmptyNote title={`The memory of ${model.name} cannot be computed`}>
          How its parameters divide into vision encoder, embedding and rest is not published. Choose a model
          whose split is known: an estimate from the total alone would be invented.
        </EmptyNote>
      ) : (
        <PlanResult
          plan={plan}
          model={model}
          device={device}
          weights={weightTypes[weights]}
          deployment={deployment}
          assumptions={assumptions}
          withKvCache={withKvCache}
        />
      )}
    </section>
  );
}
