import { NativeSelect, Switch } from '@mantine/core';
import { kvTypeIds, kvTypes, weightTypeIds, weightTypes } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { ChipPicker } from '../../parts/ChipPicker.tsx';
import { ModelPicker } from '../../parts/ModelPicker.tsx';
import { shown } from '../../parts/quantities.ts';
import { contexts, defaults, sequenceCounts } from './quantization-search.ts';
import type { Choice } from './use-choice.ts';
import classes from './QuantizationPage.module.css';

/** Everything that can be chosen, all of it in the address. */
export function Controls({ models, choice }: { models: readonly Model[]; choice: Choice }) {
  const { assumptions, withKvCache, change } = choice;
  return (
    <div className={classes.controls}>
      <ModelPicker models={models} chosen={choice.modelIds} onChange={choice.chooseModels} />
      <ChipPicker
        title="Precision of the weights"
        options={weightTypeIds.map((id) => ({ id, label: weightTypes[id].label }))}
        chosen={choice.types.map(({ id }) => id)}
        onChange={choice.chooseTypes}
      />
      <div className={classes.cache}>
        <Switch
          label="KV cache"
          checked={withKvCache}
          onChange={(event) => change({ kv: event.currentTarget.checked ? undefined : 'off' })}
        />
        <NativeSelect
          label="Context"
          disabled={!withKvCache}
          value={String(assumptions.context)}
          onChange={(event) =>
            change({ context: unlessDefault(event.currentTarget.value, defaults.context) })
          }
          data={contexts.map((tokens) => ({ value: String(tokens), label: `${shown(tokens)} tokens` }))}
        />
        <NativeSelect
          label="Type of the cache"
          disabled={!withKvCache}
          value={assumptions.kvType}
          onChange={(event) => {
            const chosen = kvTypeIds.find((id) => id === event.currentTarget.value);
            change({ kvType: chosen === defaults.kvType ? undefined : chosen });
          }}
          data={kvTypeIds.map((id) => ({ value: id, label: kvTypes[id].label }))}
        />
        <NativeSelect
          label="Sequences"
          disabled={!withKvCache}
          value={String(assumptions.sequences)}
          onChange={(event) =>
            change({ sequences: unlessDefault(event.currentTarget.value, defaults.sequences) })
          }
          data={sequenceCounts.map((count) => ({ value: String(count), label: `${count} at once` }))}
        />
        <Switch
          label="Engine keeps every token in every layer"
          disabled={!withKvCache}
          checked={assumptions.fullCache}
          onChange={(event) => change({ full: event.currentTarget.checked ? 'on' : undefined })}
        />
      </div>
    </div>
  );
}

/** The address leaves out what is the default. */
function unlessDefault(value: string, byDefault: number): number | undefined {
  return Number(value) === byDefault ? undefined : Number(value);
}
