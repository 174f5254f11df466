import type { WeightTypeId } from '@gemmavision/domain/memory';
import type { CacheAssumptions } from './compare.ts';
import type { Deployment } from './deployment.ts';

interface Question {
  modelId: string;
  weights: WeightTypeId;
  assumptions: CacheAssumptions;
  deviceId: string;
  deployment: Deployment;
  withKvCache: boolean;
}

/** The line for a terminal that gives the same figures. Without a cache it asks for a context of 0 tokens. */
export function memoryCommand({ modelId, weights, deviceId, deployment, ...rest }: Question): string {
  const { assumptions, withKvCache } = rest;
  const { visionPrecision } = assumptions;
  const { devices, utilisation, overheadBytes } = deployment;
  return [
    'npx --no quantadvisor memory',
    `--model ${modelId}`,
    `--weights ${weights}`,
    ...(withKvCache ? cacheOptions(assumptions) : ['--context 0']),
    ...(visionPrecision === undefined ? [] : [`--vision-precision ${visionPrecision}`]),
    ...(overheadBytes === 0 ? [] : [`--overhead-bytes ${overheadBytes}`]),
    `--device ${deviceId}`,
    `--devices ${devices}`,
    `--utilisation ${utilisation / 100}`,
  ].join(' ');
}

function cacheOptions(assumptions: CacheAssumptions): string[] {
  const { kType, vType, context, images, sequences, windowPolicy, microBatch } = assumptions;
  return [
    kType === vType ? `--kv ${kType}` : `--k-type ${kType} --v-type ${vType}`,
    `--context ${context}`,
    ...(images === 0 ? [] : [`--images ${images}`]),
    `--sequences ${sequences}`,
    ...(windowPolicy === 'exact' ? [] : [`--window-policy ${windowPolicy}`]),
    ...(windowPolicy === 'llama.cpp' ? [`--micro-batch ${microBatch}`] : []),
  ];
}
