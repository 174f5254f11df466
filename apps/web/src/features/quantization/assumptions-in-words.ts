import { kvTypes, type VisionPrecision, type WindowPolicy } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { shown } from '../../parts/quantities.ts';
import { imagesSeenBy, type CacheAssumptions } from './compare.ts';

export const windowLabels: Record<WindowPolicy, string> = {
  exact: 'exact: the window',
  'llama.cpp': 'llama.cpp: + batch',
  full: 'full: every token',
};

export const visionLabels: Record<VisionPrecision, string> = {
  'with-weights': 'in the bits of the weights',
  '16-bit': 'in 16 bits',
  'left-out': 'left out',
};

/** What local layers keep, as the end of a sentence. */
function windowInWords({ windowPolicy, microBatch }: CacheAssumptions): string {
  switch (windowPolicy) {
    case 'exact':
      return 'local layers keep only the tokens within their window';
    case 'llama.cpp':
      return `local layers keep their window and a micro-batch of ${shown(microBatch)} tokens, in cells by 256, as llama.cpp does`;
    case 'full':
      return 'every layer keeps every token, as in engines that do not drop any';
  }
}

export function sequencesInWords({ sequences }: CacheAssumptions): string {
  return sequences === 1 ? 'one sequence' : `${shown(sequences)} sequences`;
}

/** All that is assumed of the cache, images apart. `length` is that of a sequence, where it is not the one assumed. */
export function cacheInWords(
  assumptions: CacheAssumptions,
  length = `${shown(assumptions.context)} tokens of text`,
): string {
  const { kType, vType } = assumptions;
  const types =
    kType === vType
      ? `Keys and values in ${kvTypes[kType].label}`
      : `Keys in ${kvTypes[kType].label}, values in ${kvTypes[vType].label}`;
  return `${types}, for ${sequencesInWords(assumptions)} of ${length}; ${windowInWords(assumptions)}`;
}

/** How the vision encoder is held. */
export function visionInWords({ visionPrecision }: CacheAssumptions): string {
  if (visionPrecision === undefined) {
    return 'The vision encoder is held as is usual: in 16 bits beside weights of four bits and in GGUF files, else in the bits of the weights.';
  }
  return visionPrecision === 'left-out'
    ? 'The vision encoder is left out, and no image is counted.'
    : `The vision encoder is held ${visionLabels[visionPrecision]}, whatever the weights are.`;
}

/** Which of these models end before a sequence of this length does; null where none does. */
export function beyondLimitInWords(models: readonly Model[], assumptions: CacheAssumptions): string | null {
  const ended = models.filter((model) => {
    const { visionTokensPerImage, maxContext } = model.architecture;
    const ofImages = imagesSeenBy(model, assumptions) * (visionTokensPerImage ?? 0);
    return assumptions.context + ofImages > maxContext.value;
  });
  if (ended.length === 0) return null;
  const limits = ended.map(({ name, architecture }) => `${name} (${shown(architecture.maxContext.value)})`);
  const images = assumptions.images === 0 ? '' : ' and the images';
  return `${shown(assumptions.context)} tokens${images} are beyond the own limit of ${limits.join(', ')}: the figures say what such a cache would take, not that the model can use it.`;
}

/**
 * What images add to the context of each of these models; models that see none are named, for nothing is added there.
 */
export function imagesInWords(models: readonly Model[], assumptions: CacheAssumptions): string {
  const { images } = assumptions;
  if (images === 0) return 'No images are counted; their tokens would come on top of the text.';
  const blind = models.filter((model) => imagesSeenBy(model, assumptions) === 0).map(({ name }) => name);
  const each = new Set(models.map(({ architecture }) => architecture.visionTokensPerImage ?? 0));
  const tokens = [...each].filter((count) => count > 0).map((count) => shown(count));
  const counted =
    tokens.length === 0
      ? []
      : [
          `${images === 1 ? 'One image' : `${shown(images)} images`} of ${tokens.join(' or ')} tokens in each sequence, on top of the text.`,
        ];
  const left =
    blind.length === 0
      ? []
      : [`None in ${blind.join(', ')}: no vision encoder is known there, so images add nothing.`];
  return [...counted, ...left].join(' ');
}
