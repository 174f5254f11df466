import { startTransition, useEffect, useRef, useState, type ReactNode } from 'react';
import { takeTurn } from './turns.ts';

interface LaterProps {
  children: ReactNode;
  /** About how high it will be, in pixels: until then its place stays free. */
  height: number;
}

/**
 * A part of a page that is not on its first screen: made after that has been painted, one part after the other and each
 * in slices, so that a page of many tables and charts answers from the beginning. All of it is there within moments,
 * also for those who search in the page, print it or have it read out.
 */
export function Later({ children, height }: LaterProps) {
  const [isMade, setMade] = useState(false);
  const finish = useRef<(() => void) | null>(null);
  useEffect(
    () =>
      takeTurn((done) => {
        finish.current = done;
        startTransition(() => setMade(true));
      }),
    [],
  );
  useEffect(() => {
    if (isMade) finish.current?.();
  }, [isMade]);
  return isMade ? children : <div aria-busy="true" style={{ minHeight: height }} />;
}
