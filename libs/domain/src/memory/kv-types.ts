export const kvTypeIds = ['f16', 'bf16', 'fp8', 'int8', 'q8_0', 'q4_0'] as const;
export type KvTypeId = (typeof kvTypeIds)[number];

/** How the values of a cache are stored: `bytes` for every `values` of them. */
export interface KvType {
  id: KvTypeId;
  label: string;
  bytes: number;
  values: number;
}

/** Every way of storing keys and values. Scales per tensor or head of fp8 and int8 are negligible and not counted. */
export const kvTypes: Record<KvTypeId, KvType> = {
  f16: { id: 'f16', label: 'float16', bytes: 2, values: 1 },
  bf16: { id: 'bf16', label: 'bfloat16', bytes: 2, values: 1 },
  fp8: { id: 'fp8', label: 'FP8', bytes: 1, values: 1 },
  int8: { id: 'int8', label: 'Int8', bytes: 1, values: 1 },
  q8_0: { id: 'q8_0', label: 'GGUF Q8_0', bytes: 34, values: 32 },
  q4_0: { id: 'q4_0', label: 'GGUF Q4_0', bytes: 18, values: 32 },
};
