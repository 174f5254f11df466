import type { Architecture } from '@gemmavision/domain/models';

/** What a layer’s attention sees: the last tokens of a window, or everything before it. */
export type LayerKind = 'local' | 'global';

/**
 * Every layer in its place, the first one first: a pattern of 5:1 is five local layers, then a global one, again and
 * again (Gemma 3 report, section 2.1; what is left over at the end is local). Null where the counts that are on
 * record do not follow from the pattern: then nobody knows the places, and none are invented.
 */
export function layerOrder({
  layers,
  globalLayers,
  localLayers,
  localGlobalPattern,
}: Architecture): LayerKind[] | null {
  const parts = /^(\d+):(\d+)$/.exec(localGlobalPattern);
  const [locals, globals] = [Number(parts?.[1]), Number(parts?.[2])];
  if (!(locals + globals > 0)) return null;
  const order = Array.from({ length: layers }, (_, index) =>
    index % (locals + globals) < locals ? ('local' as const) : ('global' as const),
  );
  const globalsDrawn = order.filter((kind) => kind === 'global').length;
  return globalsDrawn === globalLayers && layers - globalsDrawn === localLayers ? order : null;
}
