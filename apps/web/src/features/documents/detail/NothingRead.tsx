import { Anchor, Text, Title } from '@mantine/core';
import type { DocumentRecord } from '@gemmavision/domain/documents';
import { ProgressLine } from '../../../parts/ProgressLine.tsx';
import { addressOf } from '../../../shell/api.ts';
import classes from './DocumentPage.module.css';

const headings = {
  PENDING: 'Waiting to be read',
  QUEUED: 'Waiting to be read',
  RUNNING: 'Being read',
  FAILED: 'This document could not be read',
  REJECTED: 'This document cannot be read as it is',
  CANCELLED: 'Reading was cancelled',
} as const satisfies Record<Exclude<DocumentRecord['status'], 'DONE'>, string>;

/** In place of results while there are none: the progress, or the reason and what to do about it. */
export function NothingRead({ document }: { document: DocumentRecord }) {
  const { status, reason } = document;
  if (status === 'DONE') return null;
  const isUnderWay = status === 'PENDING' || status === 'QUEUED' || status === 'RUNNING';
  return (
    <div className={classes.message} role="status">
      <Title order={2} mb="xs">
        {headings[status]}
      </Title>
      {isUnderWay ? (
        <>
          <ProgressLine document={document} />
          <Text size="sm" c="dimmed" mt="sm">
            You may leave this page; reading goes on, and the results will stand here.
          </Text>
        </>
      ) : null}
      {reason === null ? null : <Text>{reason.message}</Text>}
      {status === 'CANCELLED' ? <Text>Run the analysis again when you want its results.</Text> : null}
      {isUnderWay ? null : (
        <Text size="sm" c="dimmed" mt="sm">
          {document.attempts > 1 ? `Tried ${document.attempts} times. ` : ''}
          <Anchor
            inherit
            href={addressOf('GET /api/documents/:id/original', { params: { id: document.id } })}
            download
          >
            Download the original
          </Anchor>
        </Text>
      )}
    </div>
  );
}
