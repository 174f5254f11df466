import { useElementSize } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { Findings, Layer } from '../boxes.ts';
import type { PageOutline } from '../findings.ts';
import { isForOthers } from '../keys.ts';
import type { TextFinding } from '../search/use-text-finding.ts';
import { scrollToShow, zoomBy } from '../view-geometry.ts';
import { BoxLabel } from './BoxLabel.tsx';
import { boxOnStrip, pageAt, pageGap, pagesBetween, zoomToFitPage } from './page-layout.ts';
import { PageSheet } from './PageSheet.tsx';
import { Thumbnails } from './Thumbnails.tsx';
import { useCamera } from './use-camera.ts';
import { ViewerBar } from './ViewerBar.tsx';
import classes from './PageViewer.module.css';

/** A place to bring into sight; `turn` grows with each wish, so that the same place can be asked for twice. */
export interface Target {
  page: number;
  bbox?: BoundingBox;
  turn: number;
}

interface PageViewerProps {
  documentId: string;
  pages: readonly PageOutline[];
  /** 1-based. */
  page: number;
  target: Target;
  chosen: { page: number; bbox: BoundingBox } | undefined;
  findings: Findings;
  layers: readonly Layer[];
  onLayersChange: (layers: readonly Layer[]) => void;
  finding: TextFinding;
  /** Asks for a page. */
  onPage: (page: number) => void;
  /** Tells that another page was scrolled into sight. */
  onPageSeen: (page: number) => void;
}

/** Pages that nobody scrolled for so long have come to rest. */
const restMilliseconds = 120;

/** All pages under one another as images, with what was found drawn over them. Only those near the window exist. */
export function PageViewer(props: PageViewerProps) {
  const { documentId, pages, page, target, chosen, findings, layers, finding, onPage, onPageSeen } = props;
  const { ref: sizeRef, width: windowWidth } = useElementSize<HTMLDivElement>();
  const { scroller, strip, zoom, layout, zoomTo } = useCamera(pages, windowWidth);
  const [[first, last], setNear] = useState<[number, number]>([page, page]);
  const seen = useRef(page);
  /** Where one was led: there the page in sight is the one asked for, however much of the next is seen. */
  const ledTo = useRef(-1);
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);
  /** What was brought into sight; nothing is seen before the first. */
  const shownTurn = useRef<string | undefined>(undefined);

  const look = useCallback(() => {
    const { current: window } = scroller;
    if (window === null || shownTurn.current === undefined) return;
    const { scrollTop, clientHeight } = window;
    const near = pagesBetween(layout, scrollTop - clientHeight, scrollTop + 2 * clientHeight);
    setNear((before) => (before[0] === near[0] && before[1] === near[1] ? before : near));
    clearTimeout(rest.current);
    // Told when the pages rest: while they move, nothing beside them is drawn anew.
    rest.current = setTimeout(() => {
      const at = window.scrollTop;
      if (Math.abs(at - ledTo.current) <= 2) return;
      ledTo.current = -1;
      const isAtEnd = at > 0 && at + clientHeight >= window.scrollHeight - 2;
      const here = isAtEnd ? layout.pages.length : pageAt(layout, at + clientHeight * 0.4)?.page;
      if (here === undefined || here === seen.current) return;
      seen.current = here;
      onPageSeen(here);
    }, restMilliseconds);
  }, [scroller, layout, onPageSeen]);

  // Brings what is asked for into sight once: not again on each zoom, resize, or look.
  useEffect(() => {
    const { current: window } = scroller;
    const outline = pages[target.page - 1];
    if (window === null || windowWidth === 0 || outline === undefined) return;
    const turn = `${target.turn} ${target.page} ${target.bbox?.join() ?? ''}`;
    if (shownTurn.current === turn) return;
    const isFirst = shownTurn.current === undefined;
    shownTurn.current = turn;
    seen.current = target.page;
    const view = { width: window.clientWidth, height: window.clientHeight };
    const top = (layout.pages[target.page - 1]?.top ?? pageGap) - pageGap;
    const to =
      target.bbox === undefined
        ? { left: window.scrollLeft, top }
        : scrollToShow(boxOnStrip(layout, target.page, outline, target.bbox), layout, view);
    const isFar = Math.abs(to.top - window.scrollTop) > 3 * view.height;
    const isSmooth = !isFirst && !isFar;
    ledTo.current = Math.min(to.top, window.scrollHeight - view.height);
    window.scrollTo({ ...to, behavior: isSmooth ? 'smooth' : 'auto' });
  }, [scroller, target, pages, layout, windowWidth]);
  // After the pages have moved: here, or to where the new layout has put them.
  useEffect(() => look(), [look]);

  const outline = pages[page - 1];
  const fitPage = useCallback(() => {
    const { current: window } = scroller;
    if (window === null || outline === undefined) return;
    zoomTo(zoomToFitPage(outline, { width: window.clientWidth, height: window.clientHeight }));
  }, [scroller, outline, zoomTo]);
  useZoomKeys(zoomTo, fitPage);

  const turnPages = (event: KeyboardEvent) => {
    if (event.key === 'PageDown' && page < pages.length) onPage(page + 1);
    else if (event.key === 'PageUp' && page > 1) onPage(page - 1);
    else if (event.key === 'Home') onPage(1);
    else if (event.key === 'End') onPage(pages.length);
    else return;
    event.preventDefault();
  };

  if (outline === undefined) return <p className={classes.none}>This document has no pages to show.</p>;
  return (
    <>
      <ViewerBar
        page={page}
        pages={pages.length}
        onPage={onPage}
        zoom={zoom}
        onZoom={zoomTo}
        onFitPage={fitPage}
        layers={layers}
        onLayersChange={props.onLayersChange}
        finding={finding}
      />
      <div className={classes.stage}>
        {pages.length > 1 ? (
          <Thumbnails documentId={documentId} pages={pages} page={page} onPage={onPage} finding={finding} />
        ) : null}
        <div
          className={classes.scroller}
          ref={scroller}
          tabIndex={0}
          role="region"
          aria-label={`Page ${page} of ${pages.length}`}
          onKeyDown={turnPages}
          onScroll={look}
        >
          <div ref={sizeRef} className={classes.measure} />
          <div className={classes.strip} ref={strip} style={{ width: layout.width, height: layout.height }}>
            {layout.pages.slice(first - 1, last).map((placed) => (
              <PageSheet
                key={placed.page}
                documentId={documentId}
                placed={placed}
                size={pages[placed.page - 1] ?? placed}
                zoom={zoom}
                findings={findings}
                layers={layers}
                hits={finding.hitsOfPage(placed.page)}
                chosenBox={chosen?.page === placed.page ? chosen.bbox : undefined}
                flash={target.turn}
                isAsked={placed.page === target.page}
              />
            ))}
          </div>
          <BoxLabel scroller={scroller} findings={findings} />
        </div>
      </div>
    </>
  );
}

/** `+`, `-` and `0` anywhere on the page but where somebody types. */
function useZoomKeys(
  zoomTo: (next: number | ((before: number) => number)) => void,
  fitPage: () => void,
): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (isForOthers(event)) return;
      if (event.key === '+' || event.key === '=') zoomTo((before) => zoomBy(before, 1));
      else if (event.key === '-') zoomTo((before) => zoomBy(before, -1));
      else if (event.key === '0') zoomTo(1);
      else if (event.key === '9') fitPage();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [zoomTo, fitPage]);
}
