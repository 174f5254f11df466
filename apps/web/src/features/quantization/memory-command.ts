import type { WeightTypeId } from '@gemmavision/domain/memory';
import type { CacheAssumptions } from './compare.ts';
import type { Deployment } from './deployment.ts';

interface Question {
  modelId: string;
  weights: WeightTypeId;
  assumptions: CacheAssumptions;
  deviceId: string;
  deployment: Deployment;
}

/** The line for a terminal that gives the same figures; it always counts a cache, as a model that answers has one. */
export function memoryCommand({ modelId, weights, assumptions, deviceId, deployment }: Question): string {
  const { kType, vType, context, sequences, fullCache, vision } = assumptions;
  const { devices, utilisation, overheadBytes } = deployment;
  return [
    'npx --no quantadvisor memory',
    `--model ${modelId}`,
    `--weights ${weights}`,
    kType === vType ? `--kv ${kType}` : `--k-type ${kType} --v-type ${vType}`,
    `--context ${context}`,
    `--sequences ${sequences}`,
    ...(fullCache ? ['--full-cache'] : []),
    ...(vision ? [] : ['--no-vision']),
    ...(overheadBytes === 0 ? [] : [`--overhead-bytes ${overheadBytes}`]),
    `--device ${deviceId}`,
    `--devices ${devices}`,
    `--utilisation ${utilisation / 100}`,
  ].join(' ');
}
