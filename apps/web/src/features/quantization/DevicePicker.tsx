import { Select } from '@mantine/core';
import { memo, useMemo } from 'react';
import type { Accelerator } from '@gemmavision/domain/accelerators';
import { groupBy } from '../../parts/group-by.ts';
import { inGigabytes, shown } from '../../parts/quantities.ts';

const categories: Record<Accelerator['category'], string> = {
  datacenter: 'Data centre',
  workstation: 'Workstation',
  consumer: 'Consumer',
  tpu: 'TPU',
  unified: 'Memory shared with the processor',
};

interface DevicePickerProps {
  devices: readonly Accelerator[];
  chosen: string | null;
  onChange: (id: string) => void;
}

/** One accelerator of the list, by kind, found by name, vendor or memory; unchecked figures are marked as such. */
export const DevicePicker = memo(function DevicePicker(props: DevicePickerProps) {
  const { devices, chosen, onChange } = props;
  const data = useMemo(
    () =>
      [...groupBy(devices, ({ category }) => category)].map(([category, members]) => ({
        group: categories[category],
        items: members.map((device) => ({ value: device.id, label: describe(device) })),
      })),
    [devices],
  );
  return (
    <Select
      label="Accelerator"
      searchable
      allowDeselect={false}
      nothingFoundMessage="No accelerator of this name"
      maxDropdownHeight={320}
      value={chosen}
      data={data}
      onChange={(id) => (id === null ? undefined : onChange(id))}
    />
  );
});

function describe({ vendor, name, memoryBytes: { value, provenance } }: Accelerator): string {
  const memory = value === null ? 'memory unknown' : `${shown(inGigabytes(value))} GB`;
  return `${vendor} ${name}, ${memory}${provenance.verification === 'remembered' ? ' (not checked)' : ''}`;
}
