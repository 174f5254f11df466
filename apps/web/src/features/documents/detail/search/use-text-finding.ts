import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { TextHit } from '@gemmavision/domain/documents';
import { textHitsQuery, type Read } from '../findings.ts';
import type { HitBox } from '../viewer/Overlay.tsx';

/** A search in the text of all pages. */
export interface TextFinding {
  /** What is searched; undefined for nothing. */
  find: string | undefined;
  hits: readonly TextHit[];
  isCut: boolean;
  isPending: boolean;
  error: Error | null;
  /** Which place is in sight, from 1; undefined for none. */
  current: number | undefined;
  change: (find: string | undefined) => void;
  step: (by: 1 | -1) => void;
  goTo: (hit: number) => void;
  hitsOfPage: (page: number) => readonly HitBox[];
}

interface FindingState {
  find: string | undefined;
  hit: number | undefined;
  page: number;
  change: (find: string | undefined) => void;
  goToHit: (hit: number, place: TextHit) => void;
}

const none: readonly HitBox[] = [];

/** The places by page; the same list as long as nothing on that page changes, so that a page is not drawn again. */
function byPage(hits: readonly TextHit[], current: number | undefined): Map<number, HitBox[]> {
  const pages = new Map<number, HitBox[]>();
  hits.forEach((hit, index) => {
    const ofPage = pages.get(hit.page) ?? [];
    for (const bbox of hit.boxes) ofPage.push({ bbox, isCurrent: index + 1 === current });
    pages.set(hit.page, ofPage);
  });
  return pages;
}

/** The first place on this page or after it; the first of all where there is none. */
function firstFrom(hits: readonly TextHit[], page: number): number {
  return Math.max(1, hits.findIndex((hit) => hit.page >= page) + 1);
}

/** Searches the text of a document; what is searched and where one is stands in the address. */
export function useTextFinding(document: Read, state: FindingState): TextFinding {
  const { find, hit, page, change, goToHit } = state;
  const query = useQuery({
    ...textHitsQuery(document, find ?? ''),
    enabled: find !== undefined,
    placeholderData: keepPreviousData,
  });
  const hits = useMemo(() => (find === undefined ? [] : (query.data?.hits ?? [])), [find, query.data]);
  const isSettled = find !== undefined && query.data !== undefined && !query.isPlaceholderData;
  const current = isSettled && hit !== undefined && hit <= hits.length ? hit : undefined;
  const pages = useMemo(() => byPage(hits, current), [hits, current]);

  const goTo = useCallback(
    (next: number) => {
      const place = hits[next - 1];
      if (place !== undefined) goToHit(next, place);
    },
    [hits, goToHit],
  );
  // What was just typed leads to its first place from here on.
  const typedFor = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!isSettled || typedFor.current !== find) return;
    typedFor.current = undefined;
    goTo(firstFrom(hits, page));
  }, [isSettled, find, hits, page, goTo]);

  return {
    find,
    hits,
    isCut: query.data?.isCut === true,
    isPending: find !== undefined && !isSettled && query.error === null,
    error: find === undefined ? null : query.error,
    current,
    change: (next) => {
      typedFor.current = next;
      change(next);
    },
    step: (by) => {
      if (hits.length === 0) return;
      goTo(
        current === undefined ? firstFrom(hits, page) : ((current - 1 + by + hits.length) % hits.length) + 1,
      );
    },
    goTo,
    hitsOfPage: (number) => pages.get(number) ?? none,
  };
}
