import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { boundedZoom, type Size } from '../view-geometry.ts';
import { anchorAt, layOutPages, pointOf, type Anchor, type PageLayout, type Point } from './page-layout.ts';
import { useGestures } from './use-gestures.ts';

/** A gesture has ended when nothing came for so long. */
const restMilliseconds = 160;

/** What moves the pages while a gesture lasts: a matrix for the compositor, no layout and no render. */
interface Gesture extends Point {
  scale: number;
}

/**
 * The zoom over the pages. While fingers pinch or the wheel turns, the strip is only transformed; when they rest, the
 * pages are laid out at the new size with the point under the fingers where it was. Scrolling is the browser’s own.
 */
export function useCamera(pages: readonly Size[], windowWidth: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  const layout = useMemo(() => layOutPages(pages, windowWidth, zoom), [pages, windowWidth, zoom]);
  const latest = useRef<PageLayout>(layout);
  const gesture = useRef<Gesture | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** What is to lie where once the pages are laid out anew. */
  const kept = useRef<{ anchor: Anchor; at: Point } | null>(null);

  const keep = useCallback((at: Point, under: Point) => {
    const anchor = anchorAt(latest.current, under);
    kept.current = anchor === undefined ? null : { anchor, at };
  }, []);

  const commit = useCallback(
    (at: Point) => {
      const window = scroller.current;
      const { current: moved } = gesture;
      if (window === null || moved === null) return;
      keep(at, {
        x: (at.x + window.scrollLeft - moved.x) / moved.scale,
        y: (at.y + window.scrollTop - moved.y) / moved.scale,
      });
      gesture.current = null;
      setZoom((before) => boundedZoom(before * moved.scale));
      if (strip.current !== null) strip.current.style.transform = '';
    },
    [keep],
  );

  /** Zooms by a factor around a point of the window that may move meanwhile, as two fingers do. */
  const pinch = useCallback(
    (factor: number, from: Point, to: Point, zoomNow: number) => {
      const window = scroller.current;
      if (window === null || strip.current === null) return;
      const before = gesture.current ?? { scale: 1, x: 0, y: 0 };
      const scale = boundedZoom(zoomNow * before.scale * factor) / zoomNow;
      const next: Gesture = {
        scale,
        x: to.x + window.scrollLeft - ((from.x + window.scrollLeft - before.x) / before.scale) * scale,
        y: to.y + window.scrollTop - ((from.y + window.scrollTop - before.y) / before.scale) * scale,
      };
      gesture.current = next;
      strip.current.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.scale})`;
      clearTimeout(rest.current);
      rest.current = setTimeout(() => commit(to), restMilliseconds);
    },
    [commit],
  );

  /** Zooms at once, with the middle of the window where it was. */
  const zoomTo = useCallback(
    (next: number | ((before: number) => number)) => {
      const window = scroller.current;
      if (window === null) return;
      const at = { x: window.clientWidth / 2, y: window.clientHeight / 2 };
      keep(at, { x: at.x + window.scrollLeft, y: at.y + window.scrollTop });
      setZoom((before) => boundedZoom(typeof next === 'number' ? next : next(before)));
    },
    [keep],
  );

  // The pages have another size: what was in sight stays there, be it a zoom or a window that became wider.
  useLayoutEffect(() => {
    const window = scroller.current;
    const before = latest.current;
    latest.current = layout;
    if (window === null || before === layout) return;
    const anchor = kept.current ?? {
      anchor: anchorAt(before, { x: window.scrollLeft, y: window.scrollTop }),
      at: { x: 0, y: 0 },
    };
    kept.current = null;
    const point = anchor.anchor && pointOf(layout, anchor.anchor);
    if (point !== undefined) window.scrollTo(point.x - anchor.at.x, point.y - anchor.at.y);
  }, [layout]);

  useEffect(() => () => clearTimeout(rest.current), []);

  useGestures(scroller, pinch, zoom);
  return { scroller, strip, zoom, layout, zoomTo };
}
