import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Archive } from '@gemmavision/domain/archives';
import type { Batch } from '@gemmavision/domain/batches';
import { archivesQuery } from '../../parts/batch-queries.ts';
import { PageSection } from '../../parts/PageSection.tsx';
import { shown } from '../../parts/quantities.ts';
import { fileSize } from '../../parts/sizes.ts';
import classes from './Batches.module.css';

/** The ZIP files that came with the batch and how far they are unpacked; nothing where none came. */
export function Archives({ batch }: { batch: Batch }) {
  const { data: archives = [] } = useQuery(archivesQuery(batch.id));
  if (archives.length === 0) return null;
  return (
    <PageSection title="Archives">
      <ul className={classes.archives}>
        {archives.map((archive) => (
          <li key={archive.id}>
            <span className={classes.archiveName}>{archive.fileName}</span>
            <span>{fileSize(archive.sizeBytes)}</span>
            <span>{stateOf(archive)}</span>
            {archive.status === 'RUNNING' && archive.files !== null ? (
              <progress
                className={classes.meter}
                max={Math.max(1, archive.files)}
                value={archive.unpacked}
                aria-label={`Unpacking ${archive.fileName}`}
              />
            ) : null}
            {archive.reason === null ? null : (
              <Text size="sm" component="span" className={classes.archiveReason}>
                {archive.reason.message}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

function stateOf({ status, files, unpacked }: Archive): string {
  const done = files === null ? '' : `${shown(unpacked)} of ${shown(files)} files`;
  switch (status) {
    case 'PENDING':
      return 'waits to be unpacked';
    case 'RUNNING':
      return files === null ? 'being opened' : done;
    case 'DONE':
      return `unpacked: ${done}`;
    case 'FAILED':
      return files === null ? 'could not be opened' : `stopped after ${done}`;
  }
}
