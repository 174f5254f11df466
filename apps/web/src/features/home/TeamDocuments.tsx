import { Anchor } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { documentStatuses, isTerminal } from '@gemmavision/domain/documents';
import { countsQuery, documentsQuery } from '../../parts/document-queries.ts';
import { progressWords } from '../../parts/ProgressLine.tsx';
import { StatusBadge, statusWords } from '../../parts/StatusBadge.tsx';
import { ago } from '../../parts/when.ts';
import { useMe } from '../../shell/session.ts';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import classes from './HomePage.module.css';

const shown = 5;

/** How the team’s documents stand right now, and the latest of them. */
export function TeamDocuments() {
  const { team } = useMe();
  const counts = useQuery(countsQuery);
  const recent = useInfiniteQuery(documentsQuery({}, shown));
  return (
    <section aria-labelledby="team-documents" className={classes.team}>
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
      <QueryState
        query={recent}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty={
          <p className={classes.none}>
            None yet.{' '}
            <Anchor inherit renderRoot={(props) => <Link to="/documents" search={{}} {...props} />}>
              Upload the first
            </Anchor>
            .
          </p>
        }
        skeleton={<LinesSkeleton lines={4} />}
      >
        {({ pages }) => (
          <>
            <ul className={classes.recent}>
              {(pages[0]?.items ?? []).map((document) => (
                <li key={document.id}>
                  <Anchor
                    className={classes.file}
                    renderRoot={(props) => (
                      <Link to="/documents/$id" params={{ id: document.id }} search={{}} {...props} />
                    )}
                  >
                    {document.fileName}
                  </Anchor>
                  <span className={classes.fileState}>
                    <StatusBadge status={document.status} />
                    <span className={classes.fileNote}>
                      {isTerminal(document.status)
                        ? [document.companyName, ago(document.createdAt, new Date().getTime())]
                            .filter(Boolean)
                            .join(' · ')
                        : progressWords(document)}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
            <Anchor size="sm" renderRoot={(props) => <Link to="/documents" search={{}} {...props} />}>
              All documents
            </Anchor>
          </>
        )}
      </QueryState>
    </section>
  );
}
