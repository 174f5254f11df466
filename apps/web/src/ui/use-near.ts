import { useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** How far beyond the screen something counts as near: about what one turn of a wheel brings in. */
const margin = '320px';

/**
 * Whether something has come near the screen, by scrolling or because the page is printed, which shows all of it; once
 * near, it stays so. `come` says so for another reason: that it has the focus.
 */
export function useNear(place: RefObject<Element | null>): { isNear: boolean; come: () => void } {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const { current: element } = place;
    if (element === null || isNear) return undefined;
    const come = () => setNear(true);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) come();
      },
      { rootMargin: margin },
    );
    observer.observe(element);
    // The browser lays the paper out as soon as this returns.
    const print = () => flushSync(come);
    window.addEventListener('beforeprint', print);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', print);
    };
  }, [place, isNear]);
  return { isNear, come: () => setNear(true) };
}
