import type { MemoryModel, MemoryOptions } from './estimate.ts';
import { kvHeadsPerDevice } from './fit.ts';
import { defaultMicroBatch, localCells } from './window-policy.ts';

/** In words, what the figures of an estimate count and what they leave out. */
export function notesOn(model: MemoryModel, options: MemoryOptions, device?: { name: string }): string[] {
  const { maxContext, visionTokensPerImage } = model.architecture;
  const { images = 0, context } = options;
  const ofImages = images * (visionTokensPerImage ?? 0);
  const notes = [
    windowNote(model, options),
    options.overheadBytes === 0
      ? 'Buffers and activations of the engine are not counted: give an overhead to count them.'
      : 'Overhead is the figure given, on each device, whatever the context and the number of sequences.',
  ];
  if (visionTokensPerImage !== null) {
    notes.push(
      images === 0
        ? `No images are counted: each takes ${visionTokensPerImage} tokens of the context on top of the text.`
        : `${images} ${images === 1 ? 'image' : 'images'} of ${visionTokensPerImage} tokens stand beside ${context} tokens of text: ${context + ofImages} tokens a sequence.`,
    );
  }
  if (model.parameters.vision !== 0) {
    if (options.visionPrecision === 'left-out') notes.push('The vision encoder is left out.');
    if (options.visionPrecision === '16-bit') notes.push('The vision encoder is held in 16 bits.');
  }
  if (context + ofImages > maxContext) notes.push(`The model’s own context ends at ${maxContext} tokens.`);
  return device && options.capacity
    ? [...notes, ...deviceNotes(model, options.capacity.devices, device.name)]
    : notes;
}

function windowNote(
  { architecture: { globalLayers, localLayers, slidingWindow } }: MemoryModel,
  { windowPolicy, microBatch = defaultMicroBatch }: MemoryOptions,
): string {
  if (windowPolicy === 'full') return `All ${globalLayers + localLayers} layers keep the whole context.`;
  const most = localCells(windowPolicy, Infinity, slidingWindow, microBatch);
  const why =
    windowPolicy === 'llama.cpp'
      ? ` (the window of ${slidingWindow} and a micro-batch of ${microBatch}, in cells by 256)`
      : '';
  return `${globalLayers} global layers keep the whole context, ${localLayers} local ones at most ${most} tokens${why}.`;
}

function deviceNotes({ architecture }: MemoryModel, devices: number, name: string): string[] {
  const { kvHeads, maxContext } = architecture;
  const notes = [
    `${name}: memory as marketed, in GB of 10⁹ bytes.`,
    `The longest context does not go beyond the model’s own ${maxContext} tokens.`,
    'An engine that allocates in advance takes all of the capacity at the limit, whatever the model needs.',
  ];
  if (devices === 1) return notes;
  const kept = kvHeadsPerDevice(kvHeads, devices);
  return [
    ...notes,
    `Weights are split evenly over ${devices} devices; each keeps ${kept} of ${kvHeads} KV heads${
      kept * devices > kvHeads ? ', so that some are kept more than once' : ''
    }, and the overhead is on each.`,
  ];
}
