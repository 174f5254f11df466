import { useQuery } from '@tanstack/react-query';
import { queueQuery } from '../../parts/document-queries.ts';
import { ago } from '../../parts/when.ts';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import { queueWords } from './queue-words.ts';
import classes from './HomePage.module.css';

/** How the team’s queue stands, while one looks. */
export function QueueNow() {
  const query = useQuery(queueQuery);
  return (
    <section aria-labelledby="queue">
      <h2 id="queue">Queue, live</h2>
      <QueryState query={query} skeleton={<LinesSkeleton lines={2} />}>
        {(status) => {
          const { lastSeenAt } = status.workers;
          const seen = lastSeenAt === null ? null : ago(lastSeenAt, new Date().getTime());
          const { state, title, facts } = queueWords(status, seen);
          return (
            <div className={classes.queueState} data-state={state}>
              <p className={classes.queueTitle} role="status">
                {title}
              </p>
              <ul>
                {facts.map((fact) => (
                  <li key={fact}>{fact}</li>
                ))}
                {query.isRefetchError ? (
                  <li>The portal does not answer: this is how it was before.</li>
                ) : null}
              </ul>
              {state === 'stopped' ? (
                <p>
                  Uploads are kept and read as soon as there is one. On the machine of the portal,{' '}
                  <code>npm start</code> brings one along, and <code>npm run worker</code> starts another.
                </p>
              ) : null}
            </div>
          );
        }}
      </QueryState>
    </section>
  );
}
