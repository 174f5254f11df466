import type { Architecture, Model } from '@gemmavision/domain/models';
import type { Provenance } from '@gemmavision/domain/provenance';

/** One property of an architecture, read the same way for cards and for the table. */
interface ArchitectureFact {
  key: string;
  name: string;
  unit?: string;
  /** Null is unknown; the word `none` says that the model has no such thing. */
  read: (model: Model) => { value: number | string | null; provenance: Provenance };
}

/** What a card says about a model, in this order. */
export const architectureFacts: readonly ArchitectureFact[] = [
  fact('layers', 'Layers', ({ layers }) => layers),
  fact('pattern', 'Local : global', ({ localGlobalPattern }) => localGlobalPattern.replace(':', ' : ')),
  fact('ownCache', 'Layers with cache', ({ layersWithOwnKvCache, layers }) => layersWithOwnKvCache ?? layers),
  fact('heads', 'Heads', ({ attentionHeads }) => attentionHeads),
  fact('kvHeads', 'KV heads', ({ kvHeads }) => kvHeads),
  fact('headDimension', 'Head dimension', ({ headDimension }) => headDimension),
  fact('window', 'Window', ({ slidingWindow }) => slidingWindow, 'tokens'),
  {
    key: 'context',
    name: 'Context',
    unit: 'tokens',
    read: ({ architecture: { maxContext } }) => maxContext,
  },
  fact('vocabulary', 'Vocabulary', ({ vocabularySize }) => vocabularySize),
  {
    key: 'vision',
    name: 'Vision tokens',
    unit: 'per image',
    // Without parameters for vision a model has no encoder; where those are unknown, so is what an image costs.
    read: ({ architecture: { visionTokensPerImage, provenance }, parameters }) =>
      visionTokensPerImage === null && parameters.vision.value === 0
        ? { value: 'none', provenance: parameters.vision.provenance }
        : { value: visionTokensPerImage, provenance },
  },
];

function fact(
  key: string,
  name: string,
  value: (architecture: Architecture) => number | string,
  unit?: string,
): ArchitectureFact {
  return {
    key,
    name,
    unit,
    read: ({ architecture }) => ({ value: value(architecture), provenance: architecture.provenance }),
  };
}
