import { useEffect, type RefObject } from 'react';
import type { Point } from './page-layout.ts';

/** Zooms by a factor around a point of the window that may move meanwhile; `zoomNow` is that of the layout. */
type Pinch = (factor: number, from: Point, to: Point, zoomNow: number) => void;

/** Ctrl and the wheel, which is also what touch pads send; two fingers; and the pages dragged by the mouse. */
export function useGestures(scroller: RefObject<HTMLDivElement | null>, pinch: Pinch, zoom: number): void {
  useEffect(() => {
    const window = scroller.current;
    if (window === null) return undefined;
    const inWindow = (x: number, y: number): Point => {
      const { left, top } = window.getBoundingClientRect();
      return { x: x - left, y: y - top };
    };
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const at = inWindow(event.clientX, event.clientY);
      pinch(Math.exp(-Math.max(-60, Math.min(60, event.deltaY * lines)) / 160), at, at, zoom);
    };
    let fingers: { middle: Point; spread: number } | null = null;
    const read = (touches: TouchList) => {
      const [one, two] = [touches[0], touches[1]];
      if (touches.length !== 2 || one === undefined || two === undefined) return null;
      return {
        middle: inWindow((one.clientX + two.clientX) / 2, (one.clientY + two.clientY) / 2),
        spread: Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY),
      };
    };
    const onTouch = (event: TouchEvent) => {
      const now = read(event.touches);
      if (fingers !== null && now !== null && event.type === 'touchmove') {
        event.preventDefault();
        pinch(now.spread / Math.max(1, fingers.spread), fingers.middle, now.middle, zoom);
      }
      fingers = now;
    };
    let held: { x: number; y: number; moved: boolean } | null = null;
    const onDown = (event: PointerEvent) => {
      const isOnPages = event.offsetX < window.clientWidth || event.target !== window;
      if (event.pointerType === 'mouse' && event.button === 0 && isOnPages)
        held = { x: event.clientX, y: event.clientY, moved: false };
    };
    const onMove = (event: PointerEvent) => {
      if (held === null) return;
      if (event.buttons === 0) {
        held = null;
        return;
      }
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      if (!held.moved && Math.hypot(dx, dy) < 5) return;
      if (!held.moved) window.setPointerCapture(event.pointerId);
      window.scrollBy(-dx, -dy);
      held = { x: event.clientX, y: event.clientY, moved: true };
    };
    // A drag that ends on a box does not choose it.
    const onClick = (event: MouseEvent) => {
      if (held?.moved === true) event.stopPropagation();
      held = null;
    };
    window.addEventListener('wheel', onWheel, { passive: false });
    for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const)
      window.addEventListener(type, onTouch, { passive: false });
    window.addEventListener('pointerdown', onDown);
    window.addEventListener('pointermove', onMove);
    window.addEventListener('click', onClick, { capture: true });
    return () => {
      window.removeEventListener('wheel', onWheel);
      for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const)
        window.removeEventListener(type, onTouch);
      window.removeEventListener('pointerdown', onDown);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('click', onClick, { capture: true });
    };
  }, [scroller, pinch, zoom]);
}
