import { z } from 'zod';
import { figureSchema } from '../provenance/index.ts';

/** Peak rates by number type, dense (without sparsity), of one device. */
export const peakRates = ['fp32', 'fp16', 'bf16', 'fp8', 'int8', 'int4', 'fp4'] as const;
export type PeakRate = (typeof peakRates)[number];

/** Where such a device is found; `unified` shares its memory with the processor. */
export const acceleratorCategories = ['datacenter', 'workstation', 'consumer', 'tpu', 'unified'] as const;

export const acceleratorSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  vendor: z.string(),
  category: z.enum(acceleratorCategories),
  /** Bytes as marketed: GB of 10⁹. */
  memoryBytes: figureSchema,
  bandwidthBytesPerSecond: figureSchema,
  /** Operations per second. */
  peakOperationsPerSecond: z.partialRecord(z.enum(peakRates), figureSchema),
  note: z.string().nullable(),
});
export type Accelerator = z.infer<typeof acceleratorSchema>;
