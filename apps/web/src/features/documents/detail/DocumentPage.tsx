import { useQuery } from '@tanstack/react-query';
import { documentQuery } from '../../../parts/document-queries.ts';
import { LinesSkeleton, QueryState } from '../../../ui/QueryState.tsx';
import { documentRoute } from '../route.ts';
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
