import { Anchor, Button, Title } from '@mantine/core';
import { IconRefresh, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { isTerminal, mayEndDifferently, type DocumentRecord } from '@gemmavision/domain/documents';
import { StatusBadge } from '../../../parts/StatusBadge.tsx';
import { fileSize } from '../../../parts/sizes.ts';
import { ago, momentOf } from '../../../parts/when.ts';
import { useCan } from '../../../shell/session.ts';
import { confidenceText, typeWords } from '../words.ts';
import { BackToDocuments } from './BackToDocuments.tsx';
import classes from './DocumentPage.module.css';

// Dialogs are seldom opened and not small: they come when they are asked for.
const RetryDialog = lazy(async () => ({ default: (await import('./RetryDialog.tsx')).RetryDialog }));
const DeleteDialog = lazy(async () => ({ default: (await import('../DeleteDialog.tsx')).DeleteDialog }));

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** The document’s name and figures, and what can be done with it. */
export function DocumentHeader({ document }: { document: DocumentRecord }) {
  const navigate = useNavigate();
  const mayRetry =
    useCan('documents.retry') && isTerminal(document.status) && mayEndDifferently(document.reason?.code);
  const mayDelete = useCan('documents.delete');
  const [asks, setAsks] = useState<'retry' | 'delete' | null>(null);
  return (
    <header className={classes.header}>
      <div className={classes.identity}>
        <BackToDocuments />
        <Title order={1} className={classes.name} title={document.fileName}>
          {document.fileName}
        </Title>
        <div className={classes.facts}>
          <StatusBadge status={document.status} />
          {document.docType === null ? null : <span>{typeWords[document.docType]}</span>}
          {document.companyName === null ? null : <span>{document.companyName}</span>}
          {document.pages === null ? null : <span>{counted(document.pages, 'page', 'pages')}</span>}
          {document.tables === null ? null : <span>{counted(document.tables, 'table', 'tables')}</span>}
          {document.confidence === null ? null : (
            <span>confidence {confidenceText(document.confidence)}</span>
          )}
          <span>{fileSize(document.sizeBytes)}</span>
          <span title={momentOf(document.createdAt)}>
            {document.uploadedBy}, {ago(document.createdAt, new Date().getTime())}
          </span>
          {document.duplicateOf === null ? null : (
            <span>
              Same content as{' '}
              <Anchor
                inherit
                renderRoot={(props) => (
                  <Link
                    to="/documents/$id"
                    params={{ id: document.duplicateOf ?? '' }}
                    search={{}}
                    {...props}
                  />
                )}
              >
                an earlier upload
              </Anchor>
            </span>
          )}
        </div>
      </div>
      <Button.Group>
        {mayRetry ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={15} stroke={1.6} />}
            onClick={() => setAsks('retry')}
          >
            Run analysis again
          </Button>
        ) : null}
        {mayDelete ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTrash size={15} stroke={1.6} />}
            onClick={() => setAsks('delete')}
          >
            Delete
          </Button>
        ) : null}
      </Button.Group>
      {document.warnings.length === 0 ? null : (
        <p className={classes.warnings}>
          <b>Note:</b> {document.warnings.join(' ')}
        </p>
      )}
      {asks === null ? null : (
        <Suspense>
          {asks === 'retry' ? (
            <RetryDialog document={document} onClose={() => setAsks(null)} />
          ) : (
            <DeleteDialog
              document={document}
              onClose={() => setAsks(null)}
              onDeleted={() => void navigate({ to: '/documents', search: {} })}
            />
          )}
        </Suspense>
      )}
    </header>
  );
}
