import { memo, useMemo } from 'react';
import type { Model } from '@gemmavision/domain/models';
import { ChipPicker } from './ChipPicker.tsx';
import { groupBy } from './group-by.ts';

interface ModelPickerProps {
  models: readonly Model[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Which models are shown. */
export const ModelPicker = memo(function ModelPicker({ models, chosen, onChange }: ModelPickerProps) {
  const { options, quick } = useMemo(() => choicesOf(models), [models]);
  return <ChipPicker title="Models" options={options} chosen={chosen} onChange={onChange} quick={quick} />;
});

function choicesOf(models: readonly Model[]) {
  const ids = models.map(({ id }) => id);
  const quick = [
    { label: 'First ten', ids: ids.slice(0, 10) },
    ...[...groupBy(models, ({ family }) => family)].map(([family, members]) => ({
      label: family,
      ids: members.map(({ id }) => id),
    })),
  ];
  return { options: models.map(({ id, name }) => ({ id, label: name })), quick };
}
