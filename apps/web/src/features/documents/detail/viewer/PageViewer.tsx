import { useElementSize } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState, useContext } from 'react';
import { boxesOfPage, placeOf, type Findings, type Layer } from '../boxes.ts';
import type { PageOutline } from '../findings.ts';
import { PointingContext } from '../pointing.ts';
import { displayedSize, scrollToShow } from '../view-geometry.ts';
import { Overlay } from './Overlay.tsx';
import { PageImage } from './PageImage.tsx';
import { Thumbnails } from './Thumbnails.tsx';
import { ViewerBar } from './ViewerBar.tsx';
import classes from './PageViewer.module.css';

interface PageViewerProps {
  documentId: string;
  pages: readonly PageOutline[];
  /** 1-based. */
  page: number;
  findings: Findings;
  layers: readonly Layer[];
  onLayersChange: (layers: readonly Layer[]) => void;
  /** Counts selections: the same box chosen twice flashes twice. */
  flash: number;
  onPage: (page: number) => void;
}

const margin = 16;

/** One page as an image, with what was found drawn over it. */
export function PageViewer(props: PageViewerProps) {
  const { documentId, pages, page, findings, layers, flash, onPage } = props;
  const { selected } = useContext(PointingContext);
  const [zoom, setZoom] = useState(1);
  const { ref: sizeRef, width: windowWidth } = useElementSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const outline = pages[page - 1];
  const boxes = useMemo(() => boxesOfPage(findings, page), [findings, page]);
  const place = selected === null ? undefined : placeOf(selected, findings);
  const chosenBox = place?.page === page ? place.bbox : undefined;
  const size = outline ?? { width: 612, height: 792 };
  const shown = displayedSize(size, Math.max(120, windowWidth - 2 * margin), zoom);

  // Scrolls to the chosen box when it is chosen, and once its place is known; not on each zoom or resize.
  const boxKey = chosenBox === undefined ? undefined : `${page}:${selected}:${flash}`;
  const scrolledFor = useRef<string | undefined>(undefined);
  useEffect(() => {
    const window = scroller.current;
    if (boxKey === undefined || chosenBox === undefined || window === null || windowWidth === 0) return;
    if (scrolledFor.current === boxKey) return;
    scrolledFor.current = boxKey;
    const target = scrollToShow(chosenBox, size, shown, {
      width: window.clientWidth - 2 * margin,
      height: window.clientHeight - 2 * margin,
    });
    window.scrollTo({ ...target, behavior: flash === 0 ? 'auto' : 'smooth' });
  });

  // A new page begins at its top, unless a box on it is to be shown.
  const firstPage = useRef(page);
  useEffect(() => {
    if (firstPage.current === page) return;
    firstPage.current = page;
    if (boxKey === undefined) scroller.current?.scrollTo({ top: 0 });
  }, [page, boxKey]);

  if (outline === undefined) return <p className={classes.none}>This document has no pages to show.</p>;
  return (
    <>
      <ViewerBar
        page={page}
        pages={pages.length}
        onPage={onPage}
        zoom={zoom}
        onZoom={setZoom}
        layers={layers}
        onLayersChange={props.onLayersChange}
      />
      <div className={classes.stage}>
        {pages.length > 1 ? (
          <Thumbnails documentId={documentId} pages={pages} page={page} onPage={onPage} />
        ) : null}
        <div
          className={classes.scroller}
          ref={scroller}
          tabIndex={0}
          role="region"
          aria-label={`Page ${page} of ${pages.length}`}
          onKeyDown={(event) => {
            if (event.key === 'PageDown' && page < pages.length) onPage(page + 1);
            else if (event.key === 'PageUp' && page > 1) onPage(page - 1);
            else return;
            event.preventDefault();
          }}
        >
          <div ref={sizeRef} className={classes.measure} />
          <div className={classes.sheet} style={{ width: shown.width, height: shown.height, margin }}>
            <PageImage key={page} documentId={documentId} page={page} zoom={zoom} />
            <Overlay page={size} boxes={boxes} layers={layers} chosenBox={chosenBox} flash={flash} />
          </div>
        </div>
      </div>
    </>
  );
}
