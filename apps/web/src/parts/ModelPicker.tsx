import type { Model } from '@gemmavision/domain/models';
import { ChipPicker } from './ChipPicker.tsx';

interface ModelPickerProps {
  models: readonly Model[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Which models are shown. */
export function ModelPicker({ models, chosen, onChange }: ModelPickerProps) {
  const ids = models.map(({ id }) => id);
  const quick = [
    { label: 'Gemma 3', ids: models.filter(({ family }) => family === 'Gemma 3').map(({ id }) => id) },
    ...(ids.length > 10 ? [{ label: 'First ten', ids: ids.slice(0, 10) }] : []),
  ];
  return (
    <ChipPicker
      title="Models"
      options={models.map(({ id, name }) => ({ id, label: name }))}
      chosen={chosen}
      onChange={onChange}
      quick={quick}
    />
  );
}
