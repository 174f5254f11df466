import { memo, useMemo } from 'react';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import { boxesOfPage, type Findings, type Layer } from '../boxes.ts';
import type { Size } from '../view-geometry.ts';
import { Overlay, type HitBox } from './Overlay.tsx';
import type { PlacedPage } from './page-layout.ts';
import { PageImage } from './PageImage.tsx';
import classes from './PageViewer.module.css';

interface PageSheetProps {
  documentId: string;
  placed: PlacedPage;
  /** In the page’s own units. */
  size: Size;
  zoom: number;
  findings: Findings;
  layers: readonly Layer[];
  hits: readonly HitBox[];
  chosenBox: BoundingBox | undefined;
  flash: number;
  isAsked: boolean;
}

/** One page: its image and the boxes over it. */
export const PageSheet = memo(function PageSheet(props: PageSheetProps) {
  const { documentId, placed, size, zoom, findings, layers, hits, chosenBox, flash, isAsked } = props;
  const boxes = useMemo(() => boxesOfPage(findings, placed.page), [findings, placed.page]);
  const { left, top, width, height } = placed;
  return (
    <div className={classes.sheet} data-page={placed.page} style={{ left, top, width, height }}>
      <PageImage documentId={documentId} page={placed.page} zoom={zoom} isAsked={isAsked} />
      <Overlay page={size} boxes={boxes} layers={layers} hits={hits} chosenBox={chosenBox} flash={flash} />
    </div>
  );
});
