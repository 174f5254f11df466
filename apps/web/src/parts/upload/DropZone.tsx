import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import '@mantine/dropzone/styles.layer.css';
import { IconFileUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { classifications, type Classification } from '@gemmavision/domain/governance';
import { classificationWords } from '../ClassificationBadge.tsx';
import { fileSize } from '../sizes.ts';
import { teamRulesQuery } from '../team-rules-query.ts';
import { useMe } from '../../shell/session.ts';
import { addFiles } from './upload-store.ts';
import classes from './DropZone.module.css';

const readable = '.pdf,.png,.jpg,.jpeg';

interface DropZoneProps {
  /** The batch that the files go into, which takes ZIP files too and says what documents get. */
  batchId?: string;
}

/** Where files and folders are dropped or chosen. They are on their way at once; the list below tells what became of them. */
export function DropZone({ batchId }: DropZoneProps) {
  const { limits } = useMe();
  const client = useQueryClient();
  const openDialog = useRef<() => void>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const { data: rules } = useQuery(teamRulesQuery);
  const [chosen, setChosen] = useState<Classification>();
  const take = (files: readonly File[]) =>
    addFiles(
      files,
      { limitBytes: limits.uploadBytes, classification: chosen, batchId },
      () => void client.invalidateQueries({ queryKey: [batchId === undefined ? 'documents' : 'batches'] }),
    );
  return (
    <>
      <Dropzone
        onDrop={take}
        openRef={openDialog}
        activateOnClick={false}
        enablePointerEvents
        className={classes.zone}
        inputProps={{
          'aria-label': 'Files to upload',
          accept: batchId === undefined ? readable : `${readable},.zip`,
        }}
      >
        <div className={classes.inside}>
          <IconFileUpload size={30} stroke={1.3} className={classes.icon} aria-hidden />
          <div className={classes.words}>
            <Text fw={580}>Drop reports, statements, invoices or receipts here</Text>
            <Text size="sm" c="dimmed">
              PDF, PNG or JPEG{batchId === undefined ? '' : ', or a ZIP of them'} · up to{' '}
              {fileSize(limits.uploadBytes)} and {limits.pages.toLocaleString('en')} pages each · whole
              folders too
            </Text>
          </div>
          <Group gap="xs">
            <Button onClick={() => openDialog.current?.()}>Choose files</Button>
            <Button variant="default" onClick={() => folderInput.current?.click()}>
              Choose a folder
            </Button>
            {batchId === undefined ? (
              <NativeSelect
                aria-label="Class of the next uploads"
                value={chosen ?? rules?.defaultClassification ?? ''}
                disabled={rules === undefined}
                onChange={(event) =>
                  setChosen(classifications.find((one) => one === event.currentTarget.value))
                }
                data={classifications.map((value) => ({
                  value,
                  label: `as ${classificationWords[value].toLowerCase()}`,
                }))}
              />
            ) : null}
          </Group>
        </div>
      </Dropzone>
      <input
        ref={(input) => {
          folderInput.current = input;
          // React has no property for it, and types know none: it is an attribute of browsers only.
          input?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          take([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
