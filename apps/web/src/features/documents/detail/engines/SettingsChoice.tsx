import { Group, NativeSelect } from '@mantine/core';
import { ocrEngines, pageSegmentations } from '@gemmavision/domain/documents';
import { engineWords, heedsLayout, type ReadingSettings } from './reading-settings.ts';

interface SettingsChoiceProps {
  settings: ReadingSettings;
  onChange: (settings: ReadingSettings) => void;
}

/** Which engine, and what it may expect of the page. */
export function SettingsChoice({ settings, onChange }: SettingsChoiceProps) {
  return (
    <Group gap="xs" mb="sm" align="flex-end">
      <NativeSelect
        size="xs"
        label="Engine"
        value={settings.engine}
        onChange={(event) => {
          const engine = ocrEngines.find((one) => one === event.currentTarget.value) ?? settings.engine;
          onChange({ engine, pageSegmentation: heedsLayout(engine) ? settings.pageSegmentation : null });
        }}
        data={ocrEngines.map((engine) => ({ value: engine, label: engineWords[engine] }))}
      />
      {heedsLayout(settings.engine) ? (
        <NativeSelect
          size="xs"
          label="Page layout"
          value={String(settings.pageSegmentation ?? '')}
          onChange={(event) => {
            const mode = pageSegmentations.find(({ value }) => String(value) === event.currentTarget.value);
            onChange({ ...settings, pageSegmentation: mode?.value ?? null });
          }}
          data={[
            { value: '', label: 'Chosen by the page' },
            ...pageSegmentations.map(({ value, label }) => ({ value: String(value), label })),
          ]}
          style={{ flex: '0 1 16rem', minWidth: 0 }}
        />
      ) : null}
    </Group>
  );
}
