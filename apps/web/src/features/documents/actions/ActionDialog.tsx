import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isLowered, type BulkAction, type BulkResult } from '@gemmavision/domain/governance';
import { useFocusBack } from '../focus-back.ts';
import { ActionFields } from './ActionFields.tsx';
import {
  actionWords,
  deletionInWords,
  documentsInWords,
  refusalsOf,
  these,
  type ActionSubject,
} from './action-words.ts';
import { doToDocuments, type AskedAction } from './do-to-documents.ts';

interface ActionDialogProps {
  action: BulkAction;
  documents: readonly ActionSubject[];
  onClose: () => void;
  /** Told how many it was done to, where it was done to all or some. */
  onDone?: (count: number) => void;
}

/** Asks once more before something is done to one document or many, and says to which it was not done, and why. */
export function ActionDialog({ action, documents, onClose, onDone }: ActionDialogProps) {
  useFocusBack();
  const client = useQueryClient();
  const words = actionWords[action];
  const [asked, setAsked] = useState<AskedAction>({
    action,
    classification: documents[0]?.classification ?? 'internal',
    reason: '',
  });
  const doing = useMutation({
    mutationFn: () =>
      doToDocuments(
        documents.map(({ id }) => id),
        asked,
      ),
    onSuccess: async (results) => {
      const count = results.filter(({ problem }) => problem === null).length;
      if (count > 0) onDone?.(count);
      if (count === results.length) onClose();
      await client.invalidateQueries({ queryKey: ['documents'] });
    },
  });
  if (doing.data?.some(({ problem }) => problem !== null) === true) {
    return <Refusals action={action} documents={documents} results={doing.data} onClose={onClose} />;
  }
  const { classification, reason } = asked;
  const needsReason =
    action === 'hold' ||
    action === 'release' ||
    (action === 'classify' && documents.some((one) => isLowered(one.classification, classification)));
  const hasFields = action === 'hold' || action === 'release' || action === 'classify';
  return (
    <Modal opened onClose={onClose} title={words.title(these(documents.length))} centered>
      <Stack gap="sm">
        <Names documents={documents} />
        {action === 'delete' ? <Text size="sm">{deletionInWords(documents)}</Text> : null}
        {action === 'purge' ? (
          <Text size="sm">
            File, page images, results and corrections go, past the trash. This cannot be undone.
          </Text>
        ) : null}
        {action === 'retry' ? (
          <Text size="sm">Each is read anew, and its present results are replaced.</Text>
        ) : null}
        {hasFields ? (
          <ActionFields documents={documents} asked={asked} needsReason={needsReason} onChange={setAsked} />
        ) : null}
        {doing.error ? (
          <Text size="sm" c="red" role="alert">
            {doing.error.message}
          </Text>
        ) : null}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={onClose} data-autofocus={!hasFields || undefined}>
            {words.cancel}
          </Button>
          <Button
            color={words.isDestructive === true ? 'red' : undefined}
            loading={doing.isPending}
            disabled={needsReason && reason.trim().length < 3}
            onClick={() => doing.mutate()}
          >
            {words.confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const mostNames = 5;

function Names({ documents }: { documents: readonly { id: string; fileName: string }[] }) {
  const others = documents.length - mostNames;
  return (
    <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
      {documents.slice(0, mostNames).map(({ id, fileName }) => (
        <div key={id}>
          <b>{fileName}</b>
        </div>
      ))}
      {others > 0 ? <div>and {others.toLocaleString('en')} more</div> : null}
    </Text>
  );
}

interface RefusalsProps {
  action: BulkAction;
  documents: readonly ActionSubject[];
  results: BulkResult['results'];
  onClose: () => void;
}

function Refusals({ action, documents, results, onClose }: RefusalsProps) {
  const refused = results.filter(({ problem }) => problem !== null).length;
  const done = results.length - refused;
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${documentsInWords(refused)} not ${actionWords[action].done}`}
      centered
    >
      <Stack gap="sm" role="alert">
        {done > 0 ? (
          <Text size="sm">
            {documentsInWords(done)} {actionWords[action].done}.
          </Text>
        ) : null}
        {refusalsOf(results, documents).map(({ detail, fileNames }) => (
          <div key={detail}>
            <Text size="sm" c="red">
              {detail}
            </Text>
            <Names documents={fileNames.map((fileName, index) => ({ id: String(index), fileName }))} />
          </div>
        ))}
      </Stack>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          Close
        </Button>
      </Group>
    </Modal>
  );
}
