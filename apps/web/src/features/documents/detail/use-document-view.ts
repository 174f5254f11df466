import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TextHit } from '@gemmavision/domain/documents';
import { documentRoute } from '../route.ts';
import { placeOf, type Findings } from './boxes.ts';
import type { DetailSearch } from './detail-search.ts';
import { selectionFrom, tabOf, type Tab } from './selection.ts';
import type { Target } from './viewer/PageViewer.tsx';

/** What a person last asked to see. */
interface Wish {
  kind: 'page' | 'selection' | 'hit';
  page: number | undefined;
  turn: number;
}

/**
 * What the address says of the view of a document, and the ways to change it. The address follows the pages that are
 * scrolled past; only what a person asks for moves the pages.
 */
export function useDocumentView() {
  const search = documentRoute.useSearch();
  const navigate = documentRoute.useNavigate();
  const [wish, setWish] = useState<Wish>({
    kind: search.hit !== undefined ? 'hit' : search.sel !== undefined ? 'selection' : 'page',
    page: search.page,
    turn: 0,
  });
  /** What this view itself has put into the address: anything else came from a link. */
  const own = useRef({ page: search.page, sel: search.sel });

  const change = useCallback(
    (next: (before: DetailSearch) => DetailSearch) =>
      void navigate({
        search: (before) => {
          const after = next(before);
          own.current = { page: after.page, sel: after.sel };
          return after;
        },
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const ask = useCallback(
    (kind: Wish['kind'], page?: number) => setWish(({ turn }) => ({ kind, page, turn: turn + 1 })),
    [],
  );

  useEffect(() => {
    if (search.page === own.current.page && search.sel === own.current.sel) return;
    const isSelected = search.sel !== own.current.sel && search.sel !== undefined;
    own.current = { page: search.page, sel: search.sel };
    ask(isSelected ? 'selection' : 'page', search.page);
  }, [search.page, search.sel, ask]);

  return useMemo(
    () => ({
      search,
      wish,
      goToPage: (page: number) => {
        ask('page', page);
        change((before) => ({ ...before, page, sel: undefined, hit: undefined }));
      },
      seePage: (page: number) => change((before) => ({ ...before, page })),
      showTab: (tab: Tab) => change((before) => ({ ...before, tab })),
      choose: (key: string, page: number | undefined, isListedHere: boolean) => {
        const chosen = selectionFrom(key);
        if (chosen === undefined) return;
        ask('selection', page);
        change((before) => ({
          ...before,
          tab: isListedHere ? before.tab : tabOf(chosen),
          page: page ?? before.page,
          sel: key,
          hit: undefined,
        }));
      },
      chart: (chart: number | undefined) => change((before) => ({ ...before, chart })),
      find: (find: string | undefined) => change((before) => ({ ...before, find, hit: undefined })),
      goToHit: (hit: number, place: TextHit) => {
        ask('hit', place.page);
        change((before) => ({ ...before, hit, page: place.page }));
      },
    }),
    [search, wish, ask, change],
  );
}

export type DocumentView = ReturnType<typeof useDocumentView>;

/** Where the pages are to move: the wish, as far as what was found says where it stands. */
export function targetOf(
  { wish, search }: Pick<DocumentView, 'wish' | 'search'>,
  findings: Findings,
  hit: TextHit | undefined,
): Target {
  const { kind, turn } = wish;
  if (kind === 'hit' && hit !== undefined) return { page: hit.page, bbox: hit.boxes[0], turn };
  if (kind === 'selection' && search.sel !== undefined) {
    const place = placeOf(search.sel, findings);
    const isAsked = wish.page === undefined || place?.page === wish.page;
    if (place !== undefined && isAsked) return { page: place.page, bbox: place.bbox, turn };
  }
  return { page: wish.page ?? 1, turn };
}
