import { useEffect } from 'react';
import { useRouter } from '@tanstack/react-router';

/** How long a page may take to show its heading after it was opened: its data may still be on the way. */
const patienceMilliseconds = 10_000;

/**
 * Brings keyboard and screen reader along to each new page: the focus goes to its heading, which is read out. Without it
 * the focus stays on a link of the page before, or nowhere. The first page is left to the browser.
 */
export function useFocusOnArrival(): void {
  const router = useRouter();
  useEffect(() => {
    let stopWaiting = () => {};
    const unsubscribe = router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
      if (!pathChanged || fromLocation === undefined) return;
      stopWaiting();
      stopWaiting = focusHeading();
    });
    return () => {
      stopWaiting();
      unsubscribe();
    };
  }, [router]);
}

/** Focuses the heading, now or as soon as there is one; until then the page as a whole. Returns how to stop waiting. */
function focusHeading(): () => void {
  const page = document.querySelector<HTMLElement>('#content') ?? document.querySelector('main');
  if (page === null) return () => {};
  // A page that has put the focus somewhere itself knows better.
  if (page.contains(document.activeElement) && document.activeElement !== page) return () => {};
  const tryNow = (): boolean => {
    const heading = page.querySelector('h1');
    if (heading === null) return false;
    focusOn(heading);
    return true;
  };
  if (tryNow()) return () => {};
  focusOn(page);
  const observer = new MutationObserver(() => {
    const isStillWanted = document.activeElement === page || document.activeElement === document.body;
    if (!isStillWanted || tryNow()) stop();
  });
  const timer = setTimeout(() => observer.disconnect(), patienceMilliseconds);
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
  };
  observer.observe(page, { childList: true, subtree: true });
  return stop;
}

function focusOn(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  // Where to scroll is for the router to say: it restores the place on “back”.
  element.focus({ preventScroll: true });
}
