import { Anchor, Button, CloseButton, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { fileSize } from '../sizes.ts';
import { summaryOf, worthShowing, type Upload } from './upload-queue.ts';
import { dismissUpload, retryUpload, useUploads } from './upload-store.ts';
import classes from './UploadList.module.css';

/** More rows than that are not read; the figures above them count all. */
const mostRows = 100;

/** What became of every file that was given in this tab: how much is sent, what is stored, what was refused and why. */
export function UploadList() {
  const uploads = useUploads();
  if (uploads.length === 0) return null;
  const { stored, refused, underWay, total } = summaryOf(uploads);
  const words = [
    underWay > 0 ? `${underWay} of ${total} on the way` : undefined,
    stored > 0 ? `${stored} stored` : undefined,
    refused > 0 ? `${refused} refused` : undefined,
  ];
  return (
    <section className={classes.list} aria-label="Uploads">
      <Group justify="space-between" className={classes.head}>
        <Text size="sm" fw={580} role="status">
          {words.filter(Boolean).join(' · ')}
        </Text>
        {stored + refused > 0 ? (
          <Button variant="subtle" size="compact-xs" onClick={() => dismissUpload()}>
            Clear finished
          </Button>
        ) : null}
      </Group>
      <ul className={classes.rows}>
        {worthShowing(uploads, mostRows).map((upload) => (
          <UploadRow key={upload.key} upload={upload} />
        ))}
      </ul>
      {total > mostRows ? (
        <Text size="xs" c="dimmed" className={classes.foot}>
          {mostRows} of {total.toLocaleString('en')} shown: first what moves and what was refused.
        </Text>
      ) : null}
    </section>
  );
}

function UploadRow({ upload }: { upload: Upload }) {
  const client = useQueryClient();
  const { key, name, sizeBytes, state } = upload;
  const sent =
    state.phase === 'sending' ? state.sentBytes / Math.max(1, sizeBytes) : state.phase === 'storing' ? 1 : 0;
  return (
    <li className={classes.row} data-phase={state.phase}>
      <div className={classes.name} title={name}>
        {state.phase === 'stored' && state.documentId !== undefined ? (
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link to="/documents/$id" params={{ id: state.documentId ?? '' }} {...props} />
            )}
          >
            {name}
          </Anchor>
        ) : (
          name
        )}
      </div>
      <div className={classes.size}>{fileSize(sizeBytes)}</div>
      <div className={classes.state}>
        {state.phase === 'waiting' ? 'Waiting' : null}
        {state.phase === 'sending' ? `${Math.round(sent * 100)} %` : null}
        {state.phase === 'storing' ? 'Checking' : null}
        {state.phase === 'stored'
          ? state.duplicateOf === undefined
            ? state.documentId === undefined
              ? 'Stored: being unpacked'
              : 'Stored'
            : 'Stored: same content as before'
          : null}
        {state.phase === 'refused' ? 'Refused' : null}
      </div>
      {state.phase === 'stored' || state.phase === 'refused' ? (
        <CloseButton size="sm" aria-label={`Take ${name} off this list`} onClick={() => dismissUpload(key)} />
      ) : (
        <span />
      )}
      {state.phase === 'sending' || state.phase === 'storing' ? (
        <progress className={classes.progress} max={1} value={sent} aria-label={`Sending ${name}`} />
      ) : null}
      {state.phase === 'refused' ? (
        <div className={classes.reason}>
          {state.message}
          {state.canRetry ? (
            <Button
              ml="xs"
              size="compact-xs"
              variant="default"
              onClick={() =>
                retryUpload(key, () => void client.invalidateQueries({ queryKey: ['documents'] }))
              }
            >
              Try again
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
