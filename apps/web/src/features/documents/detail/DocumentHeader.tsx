import { Anchor, Button, Menu, Title } from '@mantine/core';
import { IconChevronDown, IconRefresh } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { isTerminal, mayEndDifferently, type DocumentRecord } from '@gemmavision/domain/documents';
import type { BulkAction } from '@gemmavision/domain/governance';
import { ClassificationBadge } from '../../../parts/ClassificationBadge.tsx';
import { StatusBadge } from '../../../parts/StatusBadge.tsx';
import { fileSize } from '../../../parts/sizes.ts';
import { ago, dayOf, momentOf } from '../../../parts/when.ts';
import { useCan } from '../../../shell/session.ts';
import { actionWords } from '../actions/action-words.ts';
import { useAllowedActions } from '../actions/use-allowed-actions.ts';
import { HoldBadge } from '../HoldBadge.tsx';
import { confidenceText, typeWords } from '../words.ts';
import { BackToDocuments } from './BackToDocuments.tsx';
import classes from './DocumentPage.module.css';

// Dialogs are seldom opened and not small: they come when they are asked for.
const RetryDialog = lazy(async () => ({ default: (await import('./RetryDialog.tsx')).RetryDialog }));
const ActionDialog = lazy(async () => ({
  default: (await import('../actions/ActionDialog.tsx')).ActionDialog,
}));

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function BatchLink({ batch: { id, name } }: { batch: NonNullable<DocumentRecord['batch']> }) {
  return (
    <span>
      in{' '}
      <Anchor inherit renderRoot={(props) => <Link to="/batches/$id" params={{ id }} {...props} />}>
        {name}
      </Anchor>
    </span>
  );
}

/** The document’s name and figures, and what can be done with it. */
export function DocumentHeader({ document }: { document: DocumentRecord }) {
  const navigate = useNavigate();
  const mayRetry =
    useCan('documents.retry') && isTerminal(document.status) && mayEndDifferently(document.reason?.code);
  const [asks, setAsks] = useState<BulkAction | null>(null);
  return (
    <header className={classes.header}>
      <div className={classes.identity}>
        <BackToDocuments />
        <Title order={1} className={classes.name} title={document.fileName}>
          {document.fileName}
        </Title>
        <div className={classes.facts}>
          <StatusBadge status={document.status} />
          <ClassificationBadge classification={document.classification} />
          <HoldBadge hold={document.hold} />
          {document.docType === null ? null : <span>{typeWords[document.docType]}</span>}
          {document.companyName === null ? null : <span>{document.companyName}</span>}
          {document.pages === null ? null : <span>{counted(document.pages, 'page', 'pages')}</span>}
          {document.tables === null ? null : <span>{counted(document.tables, 'table', 'tables')}</span>}
          {document.confidence === null ? null : (
            <span>confidence {confidenceText(document.confidence)}</span>
          )}
          <span>{fileSize(document.sizeBytes)}</span>
          {document.expiresAt === null ? null : <span>deleted on {dayOf(document.expiresAt)}</span>}
          <span title={momentOf(document.createdAt)}>
            {document.uploadedBy}, {ago(document.createdAt, new Date().getTime())}
          </span>
          {document.batch === null ? null : <BatchLink batch={document.batch} />}
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
        <ActionMenu document={document} onAsk={setAsks} />
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
            <ActionDialog
              action={asks}
              documents={[document]}
              onClose={() => setAsks(null)}
              onDone={() => {
                if (asks === 'delete' || asks === 'purge') void navigate({ to: '/documents', search: {} });
              }}
            />
          )}
        </Suspense>
      )}
    </header>
  );
}

interface ActionMenuProps {
  document: DocumentRecord;
  onAsk: (action: BulkAction) => void;
}

/** What the person may do to the document as it stands: nothing deletes one that is under legal hold. */
function ActionMenu({ document: { hold }, onAsk }: ActionMenuProps) {
  const actions = useAllowedActions(
    hold === null ? ['classify', 'hold', 'delete', 'purge'] : ['classify', 'release'],
  );
  if (actions.length === 0) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} stroke={1.6} />}>
          Manage
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item
            key={action}
            color={actionWords[action].isDestructive === true ? 'red' : undefined}
            onClick={() => onAsk(action)}
          >
            {actionWords[action].button}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
