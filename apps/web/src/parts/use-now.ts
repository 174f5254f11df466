import { useEffect, useState } from 'react';

/** The present moment in milliseconds since 1970, a new one each minute: for “3 minutes ago” while somebody looks. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(clock);
  }, []);
  return now;
}
