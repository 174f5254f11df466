import { useCallback } from 'react';
import type { Accelerator } from '@gemmavision/domain/accelerators';
import { weightTypes, type WeightType } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { ContextCurve } from './ContextCurve.tsx';
import { FitMap } from './FitMap.tsx';
import { defaults, unlessDefault } from './quantization-search.ts';
import type { Choice } from './use-choice.ts';
import { useDeployment } from './use-deployment.ts';

interface DeploymentFiguresProps {
  models: readonly Model[];
  accelerators: readonly Accelerator[];
  choice: Choice;
}

/** What the chosen models and precisions make of the chosen devices: which fit, and how far their contexts reach. */
export function DeploymentFigures({ models, accelerators, choice }: DeploymentFiguresProps) {
  const { search, assumptions, withKvCache, change, chosenModels, types } = choice;
  const { device, deployment } = useDeployment(accelerators, search);
  const choose = useCallback(
    (modelId: string, { id }: WeightType) =>
      change({ plan: unlessDefault(modelId, 'plan'), as: unlessDefault(id, 'as') }),
    [change],
  );
  const { devices } = deployment;
  return (
    <>
      {device === undefined || device.memoryBytes.value === null ? null : (
        <FitMap
          models={chosenModels}
          types={types}
          assumptions={assumptions}
          deployment={deployment}
          withKvCache={withKvCache}
          deviceName={`${devices === 1 ? '' : `${devices} × `}${device.vendor} ${device.name}`}
          memoryProvenance={device.memoryBytes.provenance}
          onChoose={choose}
        />
      )}
      {withKvCache ? (
        <ContextCurve
          allModels={models}
          models={chosenModels}
          weights={weightTypes[search.as ?? defaults.as]}
          assumptions={assumptions}
          deployment={deployment}
        />
      ) : null}
    </>
  );
}
