import { createContext, useContext, useEffect, useMemo, type RefObject } from 'react';

/**
 * What is pointed at, on the page image and in the lists beside it alike. Keys as in selection.ts. Pointing draws
 * nothing anew in React: whatever carries the key as `data-key` is marked, and who wants to know more listens.
 */
export interface Pointing {
  readonly hovered: string | null;
  hover: (key: string | null) => void;
  /** Calls back whenever something else is pointed at; gives the way to stop. */
  listen: (listener: (key: string | null) => void) => () => void;
}

/** Nothing is pointed at yet. */
export function createPointing(): Pointing {
  const listeners = new Set<(key: string | null) => void>();
  let hovered: string | null = null;
  return {
    get hovered() {
      return hovered;
    },
    hover: (key) => {
      if (key === hovered) return;
      hovered = key;
      for (const listener of listeners) listener(key);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface Choosing {
  pointing: Pointing;
  selected: string | null;
  select: (key: string) => void;
}

const PointingContext = createContext<Choosing>({
  pointing: createPointing(),
  selected: null,
  select: () => undefined,
});

export const PointingProvider = PointingContext;

/** What is pointed at and what is chosen. */
export function usePointing(): Choosing {
  return useContext(PointingContext);
}

/** What a row or cell needs to take part: its key, whether it is chosen, and being chosen by a click. */
export function usePointer() {
  const { selected, select } = useContext(PointingContext);
  return (key: string) => ({
    'data-key': key,
    'data-selected': selected === key || undefined,
    onClick: () => select(key),
  });
}

function keyOfTarget(target: EventTarget | null): string | null {
  const named = target instanceof Element ? target.closest('[data-key]') : null;
  return named?.getAttribute('data-key') ?? null;
}

/** Listens at one place for what is pointed at below it, by pointer or by focus, and marks it everywhere below. */
export function usePointingWithin(root: RefObject<HTMLElement | null>, pointing: Pointing) {
  useEffect(() => {
    const { current: place } = root;
    if (place === null) return undefined;
    return pointing.listen((key) => {
      for (const marked of place.querySelectorAll('[data-hovered]')) marked.removeAttribute('data-hovered');
      if (key === null) return;
      for (const named of place.querySelectorAll(`[data-key="${CSS.escape(key)}"]`))
        named.setAttribute('data-hovered', 'true');
    });
  }, [root, pointing]);
  return useMemo(
    () => ({
      onMouseOver: (event: { target: EventTarget }) => pointing.hover(keyOfTarget(event.target)),
      onMouseLeave: () => pointing.hover(null),
      onFocus: (event: { target: EventTarget }) => pointing.hover(keyOfTarget(event.target)),
      onBlur: () => pointing.hover(null),
    }),
    [pointing],
  );
}
