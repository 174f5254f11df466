import { Button, Group, Modal, Text } from '@mantine/core';
import type { RetentionPreview } from '@gemmavision/domain/governance';

interface DeletionDialogProps {
  preview: RetentionPreview;
  isSaving: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks once more before rules are saved that delete documents at once. */
export function DeletionDialog({ preview, isSaving, onClose, onConfirm }: DeletionDialogProps) {
  const { documents, held } = preview;
  const count = `${documents.toLocaleString('en')} ${documents === 1 ? 'document' : 'documents'}`;
  return (
    <Modal opened onClose={onClose} title={`Delete ${count} with these rules?`} centered>
      <Text size="sm">
        {count} {documents === 1 ? 'is' : 'are'} older than that: deleted for good within minutes, past the
        trash, with file, page images and results.
      </Text>
      {held > 0 ? (
        <Text size="sm" mt="xs">
          {held.toLocaleString('en')} as old, but kept by legal hold.
        </Text>
      ) : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep them
        </Button>
        <Button color="red" loading={isSaving} onClick={onConfirm}>
          Save and delete
        </Button>
      </Group>
    </Modal>
  );
}
