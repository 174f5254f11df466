import { useEffect } from 'react';
import { Outlet, useMatches } from '@tanstack/react-router';
import { useFocusOnArrival } from './focus-on-arrival.ts';

/** Everything that is on every page: the title of the browser’s tab, and where the focus goes. */
export function Root() {
  const title = useMatches({
    select: (matches) => matches.findLast((match) => match.staticData.title)?.staticData.title,
  });
  useEffect(() => {
    document.title = title === undefined ? 'GemmaVision QuantAdvisor' : `${title} · QuantAdvisor`;
  }, [title]);
  useFocusOnArrival();
  return <Outlet />;
}
