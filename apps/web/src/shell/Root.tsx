import { useEffect } from 'react';
import { Outlet, useMatches } from '@tanstack/react-router';

/** Everything that is on every page: the title of the browser’s tab. */
export function Root() {
  const title = useMatches({
    select: (matches) => matches.findLast((match) => match.staticData.title)?.staticData.title,
  });
  useEffect(() => {
    document.title = title === undefined ? 'GemmaVision QuantAdvisor' : `${title} · QuantAdvisor`;
  }, [title]);
  return <Outlet />;
}
