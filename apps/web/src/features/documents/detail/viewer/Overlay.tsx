import { memo, useEffect, useMemo, useRef, type MouseEvent } from 'react';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { Layer, PageBox } from '../boxes.ts';
import { usePointing } from '../pointing.ts';
import { padded, type Size } from '../view-geometry.ts';
import classes from './Overlay.module.css';

/** A place where the searched text stands. */
export interface HitBox {
  bbox: BoundingBox;
  isCurrent: boolean;
}

interface OverlayProps {
  page: Size;
  boxes: readonly PageBox[];
  layers: readonly Layer[];
  hits: readonly HitBox[];
  chosenBox: BoundingBox | undefined;
  flash: number;
}

function keyUnder(event: MouseEvent): string | null {
  return event.target instanceof SVGElement ? event.target.getAttribute('data-key') : null;
}

/**
 * The boxes over a page, one drawing in the page’s own units: the viewBox does the scaling. Everything here can be
 * reached from the lists by keyboard too, hence hidden from screen readers, which would read a thousand rectangles.
 */
export function Overlay({ page, boxes, layers, hits, chosenBox, flash }: OverlayProps) {
  const { pointing, selected, select } = usePointing();
  const shown = useMemo(() => boxes.filter((box) => layers.includes(box.layer)), [boxes, layers]);
  const hover = useRef<SVGRectElement>(null);

  // Drawn over the other boxes, and also where their layer is put away.
  useEffect(
    () =>
      pointing.listen((key) => {
        const box = key === null ? undefined : boxes.find((one) => one.key === key);
        const { current: mark } = hover;
        if (mark === null) return;
        mark.toggleAttribute('data-shown', box !== undefined);
        if (box === undefined) return;
        for (const [name, value] of Object.entries(padded(box.bbox))) mark.setAttribute(name, String(value));
      }),
    [pointing, boxes],
  );
  return (
    <svg
      className={classes.overlay}
      viewBox={`0 0 ${page.width} ${page.height}`}
      preserveAspectRatio="none"
      aria-hidden
      onClick={(event) => {
        const key = keyUnder(event);
        if (key !== null) select(key);
      }}
    >
      <Boxes boxes={shown} />
      {hits.map(({ bbox, isCurrent }, index) => (
        <rect
          key={index}
          className={classes.hit}
          data-current={isCurrent || undefined}
          {...padded(bbox, 0.08)}
        />
      ))}
      <rect ref={hover} className={classes.hover} />
      {chosenBox === undefined ? null : (
        <rect key={flash} className={classes.chosen} data-chosen={selected} {...padded(chosenBox)} />
      )}
    </svg>
  );
}

/** Apart and remembered: a page may have two thousand words, and choosing must not draw them again. */
const Boxes = memo(function Boxes({ boxes }: { boxes: readonly PageBox[] }) {
  return boxes.map((box) => (
    <rect
      key={`${box.key} ${box.bbox[1]}`}
      className={classes.box}
      data-key={box.key}
      data-layer={box.layer}
      data-frame={box.isFrame || undefined}
      data-doubtful={box.isDoubtful || undefined}
      {...padded(box.bbox, box.layer === 'fields' ? 0.18 : 0)}
    />
  ));
});
