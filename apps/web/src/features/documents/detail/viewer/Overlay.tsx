import { memo, useContext, useMemo, type MouseEvent } from 'react';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { Layer, PageBox } from '../boxes.ts';
import { PointingContext } from '../pointing.ts';
import { padded, type Size } from '../view-geometry.ts';
import classes from './PageViewer.module.css';

interface OverlayProps {
  page: Size;
  boxes: readonly PageBox[];
  layers: readonly Layer[];
  chosenBox: BoundingBox | undefined;
  flash: number;
}

function keyUnder(event: MouseEvent): string | null {
  return event.target instanceof SVGElement ? event.target.getAttribute('data-key') : null;
}

/**
 * The boxes over the page, drawn in the page’s own units: the viewBox does the scaling. Everything here can be reached
 * from the lists by keyboard too, hence hidden from screen readers, which would read a thousand rectangles.
 */
export function Overlay({ page, boxes, layers, chosenBox, flash }: OverlayProps) {
  const { hovered, selected, hover, select } = useContext(PointingContext);
  const shown = useMemo(() => boxes.filter((box) => layers.includes(box.layer)), [boxes, layers]);
  const hoveredBox = hovered === null ? undefined : boxes.find((box) => box.key === hovered);
  return (
    <svg
      className={classes.overlay}
      viewBox={`0 0 ${page.width} ${page.height}`}
      preserveAspectRatio="none"
      aria-hidden
      onMouseOver={(event) => hover(keyUnder(event))}
      onMouseLeave={() => hover(null)}
      onClick={(event) => {
        const key = keyUnder(event);
        if (key !== null) select(key);
      }}
    >
      <Boxes boxes={shown} />
      {hoveredBox === undefined ? null : <rect className={classes.hover} {...padded(hoveredBox.bbox)} />}
      {chosenBox === undefined ? null : (
        <rect key={flash} className={classes.chosen} data-chosen={selected} {...padded(chosenBox)} />
      )}
    </svg>
  );
}

/** Apart and remembered: a page may have two thousand words, and hovering must not draw them again. */
const Boxes = memo(function Boxes({ boxes }: { boxes: readonly PageBox[] }) {
  return boxes.map((box) => (
    <rect
      key={box.key}
      className={classes.box}
      data-key={box.key}
      data-layer={box.layer}
      data-frame={box.isFrame || undefined}
      {...padded(box.bbox, box.layer === 'fields' ? 0.18 : 0)}
    >
      <title>{box.name}</title>
    </rect>
  ));
});
