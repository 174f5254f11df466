import { useMemo } from 'react';
import type { Accelerator } from '@gemmavision/domain/accelerators';
import type { Deployment } from './deployment.ts';
import { defaults, type QuantizationSearch } from './quantization-search.ts';

/** The devices that the address chooses; without a device whose memory is known there are none. */
export function useDeployment(
  accelerators: readonly Accelerator[],
  search: QuantizationSearch,
): { deviceId: string; device: Accelerator | undefined; deployment: Deployment } {
  const deviceId = search.device ?? defaults.device;
  const device = accelerators.find(({ id }) => id === deviceId);
  const deviceBytes = device?.memoryBytes.value ?? 0;
  const { devices = defaults.devices, utilisation = defaults.utilisation } = search;
  const { overheadBytes = defaults.overheadBytes } = search;
  const deployment = useMemo(
    () => ({ deviceBytes, devices, utilisation, overheadBytes }),
    [deviceBytes, devices, utilisation, overheadBytes],
  );
  return { deviceId, device, deployment };
}
