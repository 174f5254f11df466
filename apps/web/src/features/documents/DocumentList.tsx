import { ActionIcon, Anchor, Checkbox } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { isTerminal, type DocumentRecord } from '@gemmavision/domain/documents';
import { ClassificationBadge } from '../../parts/ClassificationBadge.tsx';
import { ProgressLine } from '../../parts/ProgressLine.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { ago, dayOf, momentOf } from '../../parts/when.ts';
import { useCan } from '../../shell/session.ts';
import type { RowSelection } from './actions/row-selection.ts';
import { HoldBadge } from './HoldBadge.tsx';
import { typeWords } from './words.ts';
import classes from './DocumentList.module.css';

const ActionDialog = lazy(async () => ({
  default: (await import('./actions/ActionDialog.tsx')).ActionDialog,
}));

interface DocumentListProps {
  documents: readonly DocumentRecord[];
  /** Absent where the person may do nothing to many at once. */
  selection?: RowSelection;
}

/** The rows of the list; on a narrow screen each becomes a block. */
export function DocumentList({ documents, selection }: DocumentListProps) {
  const mayDelete = useCan('documents.delete');
  const [doomed, setDoomed] = useState<DocumentRecord | null>(null);
  return (
    <>
      <table className={classes.list}>
        <caption className={classes.hidden}>Documents, the newest first</caption>
        <thead>
          <tr>
            {selection === undefined ? null : (
              <th scope="col">
                <span className={classes.hidden}>Choose</span>
              </th>
            )}
            <th scope="col">Document</th>
            <th scope="col">State</th>
            <th scope="col">Class</th>
            <th scope="col">Type</th>
            <th scope="col">Company</th>
            <th scope="col" data-numeric>
              Pages
            </th>
            <th scope="col" data-numeric>
              Tables
            </th>
            <th scope="col">Uploaded</th>
            {mayDelete ? (
              <th scope="col">
                <span className={classes.hidden}>Delete</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id} data-chosen={selection?.ids.has(document.id) || undefined}>
              {selection === undefined ? null : (
                <td className={classes.choice}>
                  <Checkbox
                    size="xs"
                    aria-label={`Choose ${document.fileName}`}
                    checked={selection.ids.has(document.id)}
                    onChange={({ nativeEvent }) =>
                      selection.toggle(document.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
                    }
                  />
                </td>
              )}
              <td className={classes.document}>
                <Anchor
                  inherit
                  fw={560}
                  title={document.fileName}
                  renderRoot={(props) => <Link to="/documents/$id" params={{ id: document.id }} {...props} />}
                >
                  {document.fileName}
                </Anchor>
                {document.duplicateOf === null ? null : (
                  <div className={classes.note}>Same content as another one</div>
                )}
                {document.reason === null ? null : (
                  <div className={classes.note}>{document.reason.message}</div>
                )}
              </td>
              <td className={classes.state}>
                <StatusBadge status={document.status} />
                {isTerminal(document.status) ? null : <ProgressLine document={document} />}
              </td>
              <td className={classes.class}>
                <ClassificationBadge classification={document.classification} />
                {document.hold === null ? null : (
                  <div>
                    <HoldBadge hold={document.hold} />
                  </div>
                )}
                {document.expiresAt === null ? null : (
                  <div className={classes.note}>until {dayOf(document.expiresAt)}</div>
                )}
              </td>
              <td data-label="Type">{document.docType === null ? '' : typeWords[document.docType]}</td>
              <td data-label="Company" className={classes.company} title={document.companyName ?? undefined}>
                {document.companyName}
              </td>
              <td data-label="Pages" data-numeric>
                {document.pages}
              </td>
              <td data-label="Tables" data-numeric>
                {document.tables}
              </td>
              <td className={classes.when}>
                <span title={momentOf(document.createdAt)}>
                  {/* The list is drawn anew at each poll; minutes are fine enough. */}
                  {ago(document.createdAt, new Date().getTime())}
                </span>
                <div className={classes.note}>{document.uploadedBy}</div>
              </td>
              {mayDelete ? (
                <td className={classes.actions}>
                  {document.hold === null ? (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`Delete ${document.fileName}`}
                      onClick={() => setDoomed(document)}
                    >
                      <IconTrash size={16} stroke={1.6} />
                    </ActionIcon>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {doomed === null ? null : (
        <Suspense>
          <ActionDialog action="delete" documents={[doomed]} onClose={() => setDoomed(null)} />
        </Suspense>
      )}
    </>
  );
}
