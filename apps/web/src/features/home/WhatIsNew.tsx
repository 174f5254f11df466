import { Anchor } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { isTerminal } from '@gemmavision/domain/documents';
import { documentsQuery } from '../../parts/document-queries.ts';
import { groupBy } from '../../parts/group-by.ts';
import { progressWords } from '../../parts/ProgressLine.tsx';
import { referenceStateQuery } from '../../parts/reference-queries.ts';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { ago, momentOf } from '../../parts/when.ts';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import classes from './HomePage.module.css';

const shown = 5;

/** The latest documents and data sets. */
export function WhatIsNew() {
  return (
    <section aria-labelledby="new" className={classes.new}>
      <h2 id="new">What is new</h2>
      <div>
        <h3>Documents</h3>
        <LatestDocuments />
      </div>
      <div>
        <h3>Data</h3>
        <LatestData />
      </div>
    </section>
  );
}

function LatestDocuments() {
  const query = useInfiniteQuery(documentsQuery({}, shown));
  return (
    <QueryState
      query={query}
      isEmpty={({ pages }) => pages[0]?.items.length === 0}
      empty={
        <p className={classes.none}>
          None yet.{' '}
          <Anchor
            inherit
            underline="always"
            renderRoot={(props) => <Link to="/documents" search={{}} {...props} />}
          >
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
  );
}

function LatestData() {
  const query = useQuery(referenceStateQuery);
  return (
    <QueryState
      query={query}
      isEmpty={({ datasets }) => datasets.length === 0}
      empty={<p className={classes.none}>No data set has been loaded.</p>}
      skeleton={<LinesSkeleton lines={3} />}
    >
      {({ datasets }) => (
        <>
          {[...groupBy(datasets.slice(0, shown), ({ loadedAt }) => loadedAt)].map(([loadedAt, together]) => (
            <div key={loadedAt} className={classes.loaded}>
              <ul>
                {together.map(({ id, title }) => (
                  <li key={id}>{title}</li>
                ))}
              </ul>
              <time className={classes.fileNote} dateTime={loadedAt} title={momentOf(loadedAt)}>
                loaded {ago(loadedAt, new Date().getTime())}
              </time>
            </div>
          ))}
          {datasets.length > shown ? (
            <p className={classes.fileNote}>and {datasets.length - shown} more</p>
          ) : null}
        </>
      )}
    </QueryState>
  );
}
