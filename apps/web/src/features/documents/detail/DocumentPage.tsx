import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { documentQuery } from '../../../parts/document-queries.ts';
import { ApiProblem } from '../../../shell/problem.ts';
import { LinesSkeleton, QueryState } from '../../../ui/QueryState.tsx';
import { documentRoute } from '../route.ts';
import { BackToDocuments } from './BackToDocuments.tsx';
import { DocumentHeader } from './DocumentHeader.tsx';
import { NothingRead } from './NothingRead.tsx';
import { Workspace } from './Workspace.tsx';
import classes from './DocumentPage.module.css';

/** One document: how it stands, and, once it was read, its pages with everything that was found on them. */
export function DocumentPage() {
  const { id } = documentRoute.useParams();
  const query = useQuery(documentQuery(id));
  return (
    <div className={classes.page}>
      {query.data === undefined ? <WithoutDocument error={query.error} /> : null}
      <QueryState
        query={query}
        skeleton={
          <div className={classes.padded}>
            <LinesSkeleton lines={6} />
          </div>
        }
      >
        {(document) => (
          <>
            <DocumentHeader document={document} />
            {document.status === 'DONE' ? (
              <Workspace document={document} />
            ) : (
              <NothingRead document={document} />
            )}
          </>
        )}
      </QueryState>
    </div>
  );
}

/** The page’s heading while there is no document to name it: none yet, or none at all. */
function WithoutDocument({ error }: { error: Error | null }) {
  if (error === null) return null;
  const isMissing = error instanceof ApiProblem && error.code === 'not_found';
  return (
    <header className={classes.header}>
      <div className={classes.identity}>
        <BackToDocuments />
        <Title order={1} className={classes.name}>
          {isMissing ? 'There is no such document' : 'Document'}
        </Title>
      </div>
    </header>
  );
}
