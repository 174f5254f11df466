import { NativeSelect } from '@mantine/core';
import { visionPrecisions, windowPolicies } from '@gemmavision/domain/memory';
import { NumberField } from '../../parts/NumberField.tsx';
import { visionLabels, windowLabels } from './assumptions-in-words.ts';
import { bounds, defaults, unlessDefault } from './quantization-search.ts';
import type { Choice } from './use-choice.ts';

/** What engines differ in: images beside the text, tokens kept in local layers, the precision of the vision encoder. */
export function EngineKnobs({ choice }: { choice: Choice }) {
  const { assumptions, withKvCache, change, search } = choice;
  const { windowPolicy, microBatch, visionPrecision } = assumptions;
  const isBlind = visionPrecision === 'left-out';
  return (
    <>
      <NumberField
        label="Images per sequence"
        description={
          isBlind ? 'They need the vision encoder, which is left out' : 'Their tokens come on top of the text'
        }
        disabled={!withKvCache || isBlind}
        value={search.images ?? defaults.images}
        {...bounds.images}
        onChange={(images) => change({ images: unlessDefault(images, 'images') })}
      />
      <NativeSelect
        label="Local layers keep"
        description="What the engine does with tokens outside the window"
        disabled={!withKvCache}
        value={windowPolicy}
        onChange={({ currentTarget }) => {
          const policy = windowPolicies.find((each) => each === currentTarget.value);
          change({ window: unlessDefault(policy, 'window') });
        }}
        data={windowPolicies.map((policy) => ({ value: policy, label: windowLabels[policy] }))}
      />
      {windowPolicy === 'llama.cpp' ? (
        <NumberField
          label="Micro-batch (tokens)"
          description="Computed at once: --ubatch-size"
          disabled={!withKvCache}
          value={microBatch}
          {...bounds.microBatch}
          step={128}
          onChange={(tokens) => change({ microBatch: unlessDefault(tokens, 'microBatch') })}
        />
      ) : null}
      <NativeSelect
        label="Vision encoder"
        description="How it is held"
        value={visionPrecision ?? ''}
        onChange={({ currentTarget }) =>
          change({ vision: visionPrecisions.find((each) => each === currentTarget.value) })
        }
        data={[
          { value: '', label: 'as is usual' },
          ...visionPrecisions.map((precision) => ({ value: precision, label: visionLabels[precision] })),
        ]}
      />
    </>
  );
}
