import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DocumentRecord } from '@gemmavision/domain/documents';
import { call } from '../../shell/api.ts';
import { useFocusBack } from './focus-back.ts';

interface DeleteDialogProps {
  document: Pick<DocumentRecord, 'id' | 'fileName'>;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks once more before a document goes for good. */
export function DeleteDialog({ document, onClose, onDeleted }: DeleteDialogProps) {
  useFocusBack();
  const client = useQueryClient();
  const deleting = useMutation({
    mutationFn: (id: string) => call('DELETE /api/documents/:id', { params: { id } }),
    onSuccess: async () => {
      onClose();
      onDeleted?.();
      await client.invalidateQueries({ queryKey: ['documents', 'list'] });
      await client.invalidateQueries({ queryKey: ['documents', 'counts'] });
    },
  });
  return (
    <Modal opened onClose={onClose} title="Delete this document?" centered>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <b>{document.fileName}</b> goes with its file, its page images and everything that was read in it.
        This cannot be undone.
      </Text>
      {deleting.error ? (
        <Text size="sm" c="red" mt="sm" role="alert">
          {deleting.error.message}
        </Text>
      ) : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button color="red" loading={deleting.isPending} onClick={() => deleting.mutate(document.id)}>
          Delete
        </Button>
      </Group>
    </Modal>
  );
}
