import { useEffect, useState, type RefObject } from 'react';

/** On which sides what scrolls goes on beyond its edge, as attributes for the style sheet. */
export function useBeyond(scroll: RefObject<HTMLElement | null>) {
  const [{ left, right }, setSides] = useState({ left: false, right: false });
  useEffect(() => {
    const { current: place } = scroll;
    if (place === null) return undefined;
    const look = () => {
      const hidden = place.scrollWidth - place.clientWidth;
      // Zoomed pages scroll to fractions of a pixel.
      const next = { left: place.scrollLeft > 1, right: place.scrollLeft < hidden - 1 };
      setSides((before) => (before.left === next.left && before.right === next.right ? before : next));
    };
    const observer = new ResizeObserver(look);
    observer.observe(place);
    for (const content of place.children) observer.observe(content);
    place.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      place.removeEventListener('scroll', look);
    };
  }, [scroll]);
  return { 'data-beyond-left': left || undefined, 'data-beyond-right': right || undefined };
}
