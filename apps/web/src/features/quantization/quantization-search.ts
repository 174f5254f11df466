import {
  defaultMicroBatch,
  kvTypeIds,
  visionPrecisions,
  weightTypeIds,
  windowPolicies,
} from '@gemmavision/domain/memory';
import type { KvTypeId, VisionPrecision, WeightTypeId, WindowPolicy } from '@gemmavision/domain/memory';
import { readIdListText } from '../../parts/id-list.ts';

/** What the page’s address says: `/quantization?types=bf16,int4&kv=off&context=8192`. Absent is the default. */
export interface QuantizationSearch {
  models?: string;
  types?: string;
  kv?: 'off';
  kvType?: KvTypeId;
  /** Values apart; as the keys where absent. */
  vType?: KvTypeId;
  context?: number;
  sequences?: number;
  /** Images in one sequence, their tokens on top of the context. */
  images?: number;
  window?: WindowPolicy;
  /** With the window policy of llama.cpp only. */
  microBatch?: number;
  /** As is usual for the precision where absent. */
  vision?: VisionPrecision;
  /** Of older addresses, read as a window policy; never written. */
  full?: undefined;
  /** What is planned for a device: a model, a precision. */
  plan?: string;
  as?: WeightTypeId;
  device?: string;
  devices?: number;
  /** Share of the memory that may be used, in per cent. */
  utilisation?: number;
  overheadBytes?: number;
}

/** Powers of two that a context is usually chosen from. */
export const usualContexts = [2_048, 4_096, 8_192, 16_384, 32_768, 65_536, 131_072];

/** Bounds as the contract of `GET /api/memory` has them. */
export const bounds = {
  context: { least: 1, most: 2 ** 24 },
  images: { least: 0, most: 10_000 },
  sequences: { least: 1, most: 100_000 },
  microBatch: { least: 1, most: 2 ** 20 },
  devices: { least: 1, most: 1_024 },
  utilisation: { least: 1, most: 100 },
  overheadBytes: { least: 0, most: 2 ** 45 },
} as const;

/** What the page begins with; context and cache are the published rows’, as far as their caption states them. */
export const defaults = {
  context: 32_768,
  images: 0,
  sequences: 1,
  kvType: 'int8',
  window: 'exact',
  microBatch: defaultMicroBatch,
  plan: 'gemma-3-27b',
  as: 'bf16',
  device: 'l40s',
  devices: 1,
  utilisation: 90,
  overheadBytes: 0,
} as const;

/** Reads the address; whatever makes no sense is dropped, so that an old or mistyped link still opens. */
export function readQuantizationSearch(search: Record<string, unknown>): QuantizationSearch {
  const number = (key: keyof typeof bounds) => unlessDefault(wholeNumber(search[key], bounds[key]), key);
  return {
    models: readIdListText(search['models']),
    types: readIdListText(search['types']),
    kv: search['kv'] === 'off' ? 'off' : undefined,
    kvType: unlessDefault(
      kvTypeIds.find((id) => id === search['kvType']),
      'kvType',
    ),
    vType: kvTypeIds.find((id) => id === search['vType']),
    context: number('context'),
    sequences: number('sequences'),
    images: number('images'),
    window: unlessDefault(readWindow(search), 'window'),
    microBatch: number('microBatch'),
    vision: readVision(search['vision']),
    full: undefined,
    plan: unlessDefault(readId(search['plan']), 'plan'),
    as: unlessDefault(
      weightTypeIds.find((id) => id === search['as']),
      'as',
    ),
    device: unlessDefault(readId(search['device']), 'device'),
    devices: number('devices'),
    utilisation: number('utilisation'),
    overheadBytes: number('overheadBytes'),
  };
}

/** Addresses once had a switch instead: `full=on`. */
function readWindow({ window, full }: Record<string, unknown>): WindowPolicy | undefined {
  return windowPolicies.find((policy) => policy === window) ?? (full === 'on' ? 'full' : undefined);
}

/** Addresses once had a switch instead: `vision=off`. */
function readVision(value: unknown): VisionPrecision | undefined {
  return value === 'off' ? 'left-out' : visionPrecisions.find((precision) => precision === value);
}

/** The address leaves out what is the default. */
export function unlessDefault<Value>(value: Value, key: keyof typeof defaults): Value | undefined {
  return value === defaults[key] ? undefined : value;
}

function wholeNumber(value: unknown, { least, most }: { least: number; most: number }): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const number = value === '' ? Number.NaN : Number(value);
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
}

/** Ids of models and devices: small letters, digits, dots and dashes; anything else never named one. */
function readId(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z0-9][a-z0-9._-]{0,99}$/.test(value) ? value : undefined;
}
