import { useNavigate, useSearch } from '@tanstack/react-router';
import { namesIn, withName, type FigureSearch } from './figure-search.ts';

/** What the address says about one figure, and how to change it there. */
export function useFigureState(name: string) {
  const { tables, fullScreen, patterns }: FigureSearch = useSearch({
    strict: false,
    // What else the address says changes with every knob of a page, and is no reason to render its figures.
    select: (search: FigureSearch): FigureSearch => ({
      tables: search.tables,
      fullScreen: search.fullScreen,
      patterns: search.patterns,
    }),
    structuralSharing: true,
  });
  const navigate = useNavigate();
  const change = (next: (before: FigureSearch) => FigureSearch) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, ...next(before) }),
      replace: true,
      resetScroll: false,
    });
  return {
    isTable: namesIn(tables).includes(name),
    isFullScreen: fullScreen === name,
    hasPatterns: patterns === 'on',
    showTable: (isTable: boolean) => change((before) => ({ tables: withName(before.tables, name, isTable) })),
    fillScreen: (isFull: boolean) => change(() => ({ fullScreen: isFull ? name : undefined })),
    putPatterns: (isOn: boolean) => change(() => ({ patterns: isOn ? 'on' : undefined })),
  };
}
