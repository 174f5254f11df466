import { estimateMemory } from '@gemmavision/domain/memory';
import { memoryModelOf } from '@gemmavision/domain/models';
import { readReferenceData } from '@gemmavision/reference-data';
import type { Measurement } from './measurement.ts';

const evaluations = 2_000_000;
const runs = 5;

/**
 * Evaluations of the memory model each second on one core: weights, KV cache and whether it fits, no two alike. In
 * time of the processor, so that what else the machine does counts little.
 */
export async function measureMemoryModel(): Promise<Measurement[]> {
  const models = readReferenceData()
    .models.filter(({ parameters }) => parameters.embedding.value !== null)
    .map(memoryModelOf);
  const rates = Array.from({ length: runs }, () => {
    let bytes = 0;
    const begun = process.cpuUsage();
    for (let n = 0; n < evaluations; n++) {
      const model = models[n % models.length];
      if (!model) throw new Error('there are no models with a known split');
      bytes += estimateMemory(model, {
        weights: 'q4_0',
        kType: 'q8_0',
        vType: 'f16',
        context: n % 131_072,
        sequences: 1 + (n % 16),
        windowPolicy: 'llama.cpp',
        overheadBytes: 0,
        capacity: { deviceBytes: 24e9, devices: 1, utilisation: 0.9 },
      }).totalBytes;
    }
    // Used, so that nothing of the loop can be left out.
    if (!(bytes > 0)) throw new Error('no bytes were computed');
    const { user, system } = process.cpuUsage(begun);
    return evaluations / ((user + system) / 1e6);
  }).sort((a, b) => a - b);
  return [
    {
      what: 'Memory model: weights, KV cache, longest context and most sequences that fit, one core',
      figure: `${((rates[Math.floor(runs / 2)] ?? 0) / 1e6).toFixed(2)} million evaluations/s`,
      reference: 'limit: 1 million',
    },
  ];
}
