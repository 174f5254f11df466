import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { documentStatuses } from '@gemmavision/domain/documents';
import { countsQuery } from '../../parts/document-queries.ts';
import { statusWords } from '../../parts/StatusBadge.tsx';
import { useMe } from '../../shell/session.ts';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import classes from './HomePage.module.css';

/** How many of the team’s documents are in which state. */
export function TeamDocuments() {
  const { team } = useMe();
  const counts = useQuery(countsQuery);
  return (
    <section aria-labelledby="team-documents">
      <h2 id="team-documents">{team.name}’s documents</h2>
      <QueryState query={counts} skeleton={<LinesSkeleton lines={1} />}>
        {({ byStatus, pages }) => (
          <ul className={classes.counts}>
            {documentStatuses
              .filter((status) => status === 'DONE' || (byStatus[status] ?? 0) > 0)
              .map((status) => (
                <li key={status}>
                  <Link to="/documents" search={{ status }}>
                    <span className={classes.count}>{(byStatus[status] ?? 0).toLocaleString('en')}</span>
                    <span className={classes.countWord}>{statusWords[status]}</span>
                  </Link>
                </li>
              ))}
            <li>
              <span className={classes.count}>{pages.toLocaleString('en')}</span>
              <span className={classes.countWord}>pages read</span>
            </li>
          </ul>
        )}
      </QueryState>
    </section>
  );
}
