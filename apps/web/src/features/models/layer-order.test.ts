import { describe, expect, it } from '@jest/globals';
import type { Architecture } from '@gemmavision/domain/models';
import { layerOrder } from './layer-order.ts';

const provenance: Architecture['provenance'] = {
  kind: 'published',
  verification: 'fetched',
  source: { id: 'report', title: 'Report', url: null, licence: null },
  location: null,
  note: null,
};

const withLayers = (localGlobalPattern: string, localLayers: number, globalLayers: number): Architecture => ({
  layers: localLayers + globalLayers,
  localLayers,
  globalLayers,
  localGlobalPattern,
  slidingWindow: 512,
  hiddenSize: 640,
  feedForwardSize: 2048,
  attentionHeads: 4,
  kvHeads: 1,
  headDimension: 256,
  vocabularySize: 262_144,
  layersWithOwnKvCache: null,
  visionEncoder: null,
  visionTokensPerImage: null,
  provenance,
  maxContext: { value: 32_768, provenance },
});

/** The places of the global layers, counted from 1 as people do. */
const globalPlaces = (architecture: Architecture) =>
  layerOrder(architecture)?.flatMap((kind, index) => (kind === 'global' ? [index + 1] : []));

describe('the order of layers', () => {
  it('puts each global layer behind its local ones, and what is left over at the end is local', () => {
    expect(globalPlaces(withLayers('5:1', 22, 4))).toEqual([6, 12, 18, 24]);
    expect(globalPlaces(withLayers('4:1', 8, 2))).toEqual([5, 10]);
  });

  it('alternates where the pattern does', () => {
    expect(layerOrder(withLayers('1:1', 2, 2))).toEqual(['local', 'global', 'local', 'global']);
  });

  it('knows models that have only one kind', () => {
    expect(layerOrder(withLayers('0:1', 0, 3))).toEqual(['global', 'global', 'global']);
  });

  it('invents no places where counts and pattern disagree, or the pattern is no pattern', () => {
    expect(layerOrder(withLayers('5:1', 20, 6))).toBeNull();
    expect(layerOrder(withLayers('mixed', 5, 1))).toBeNull();
    expect(layerOrder(withLayers('0:0', 5, 1))).toBeNull();
  });
});
