import { NativeSelect, Switch, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { kvTypeIds, kvTypes, weightTypeIds, weightTypes } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { ChipPicker } from '../../parts/ChipPicker.tsx';
import { ModelPicker } from '../../parts/ModelPicker.tsx';
import { NumberField } from '../../parts/NumberField.tsx';
import { EngineKnobs } from './EngineKnobs.tsx';
import { bounds, unlessDefault, usualContexts } from './quantization-search.ts';
import type { Choice } from './use-choice.ts';
import classes from './QuantizationPage.module.css';

const precisions = weightTypeIds.map((id) => ({ id, label: weightTypes[id].label }));
const kvTypeOptions = kvTypeIds.map((id) => ({ value: id, label: kvTypes[id].label }));

/** What every figure of the page rests on, all of it in the address. */
export function Controls({ models, choice }: { models: readonly Model[]; choice: Choice }) {
  const { assumptions, withKvCache, change } = choice;
  const { kType, vType } = assumptions;
  const { types } = choice;
  const chosenTypes = useMemo(() => types.map(({ id }) => id), [types]);
  const kvTypeOf = (value: string) => kvTypeIds.find((id) => id === value);
  return (
    <div className={classes.controls}>
      <ModelPicker models={models} chosen={choice.modelIds} onChange={choice.chooseModels} />
      <ChipPicker
        title="Precision of the weights"
        options={precisions}
        chosen={chosenTypes}
        onChange={choice.chooseTypes}
      />
      <div className={classes.knobs}>
        <Switch
          label="KV cache"
          checked={withKvCache}
          onChange={(event) => change({ kv: event.currentTarget.checked ? undefined : 'off' })}
        />
        <div>
          <NumberField
            label="Context (tokens)"
            disabled={!withKvCache}
            value={assumptions.context}
            {...bounds.context}
            step={1_024}
            onChange={(context) => change({ context: unlessDefault(context, 'context') })}
          />
          <div className={classes.usual} role="group" aria-label="Usual contexts">
            {usualContexts.map((tokens) => (
              <UnstyledButton
                key={tokens}
                disabled={!withKvCache}
                aria-label={`Context of ${tokens / 1_024}k tokens`}
                aria-pressed={tokens === assumptions.context}
                onClick={() => change({ context: unlessDefault(tokens, 'context') })}
              >
                {tokens / 1_024}k
              </UnstyledButton>
            ))}
          </div>
        </div>
        <NumberField
          label="Sequences at once"
          disabled={!withKvCache}
          value={assumptions.sequences}
          {...bounds.sequences}
          onChange={(sequences) => change({ sequences: unlessDefault(sequences, 'sequences') })}
        />
        <NativeSelect
          label={kType === vType ? 'Type of the cache' : 'Type of the keys'}
          disabled={!withKvCache}
          value={kType}
          onChange={(event) =>
            change({ kvType: unlessDefault(kvTypeOf(event.currentTarget.value), 'kvType') })
          }
          data={kvTypeOptions}
        />
        <NativeSelect
          label="Type of the values"
          disabled={!withKvCache}
          value={choice.valuesApart ? vType : ''}
          onChange={(event) => change({ vType: kvTypeOf(event.currentTarget.value) })}
          data={[{ value: '', label: 'as the keys' }, ...kvTypeOptions]}
        />
        <EngineKnobs choice={choice} />
      </div>
    </div>
  );
}
