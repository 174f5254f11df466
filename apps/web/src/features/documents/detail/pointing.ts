import { createContext, useContext } from 'react';

/** What is pointed at, on the page image and in the lists beside it alike. Keys as in selection.ts. */
export interface Pointing {
  hovered: string | null;
  selected: string | null;
  hover: (key: string | null) => void;
  select: (key: string) => void;
}

export const PointingContext = createContext<Pointing>({
  hovered: null,
  selected: null,
  hover: () => undefined,
  select: () => undefined,
});

/** What a row, cell or word needs to take part: it marks itself, and tells when it is pointed at. */
export function usePointer() {
  const { hovered, selected, hover, select } = useContext(PointingContext);
  return (key: string) => ({
    'data-key': key,
    'data-hovered': hovered === key || undefined,
    'data-selected': selected === key || undefined,
    onMouseEnter: () => hover(key),
    onMouseLeave: () => hover(null),
    onFocus: () => hover(key),
    onBlur: () => hover(null),
    onClick: () => select(key),
  });
}
