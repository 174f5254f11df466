import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ocrEngines, pageSegmentations, type DocumentRecord } from '@gemmavision/domain/documents';
import { documentQuery } from '../../../parts/document-queries.ts';
import { engineWords } from '../../../parts/engine-words.ts';
import { call } from '../../../shell/api.ts';
import { useFocusBack } from '../focus-back.ts';

interface RetryDialogProps {
  document: DocumentRecord;
  onClose: () => void;
}

/** “Run analysis again”, with the settings of the text recognition. Pages that carry text do not need them. */
export function RetryDialog({ document, onClose }: RetryDialogProps) {
  useFocusBack();
  const client = useQueryClient();
  const [engine, setEngine] = useState<string>(document.engine ?? '');
  const [segmentation, setSegmentation] = useState(String(document.pageSegmentation ?? ''));
  const running = useMutation({
    mutationFn: () =>
      call('POST /api/documents/:id/retry', {
        params: { id: document.id },
        body: {
          engine: ocrEngines.find((one) => one === engine),
          pageSegmentation: pageSegmentations.find(({ value }) => String(value) === segmentation)?.value,
        },
      }),
    onSuccess: async (answer) => {
      client.setQueryData(documentQuery(document.id).queryKey, answer);
      onClose();
      await client.invalidateQueries({ queryKey: ['documents'] });
    },
  });
  return (
    <Modal opened onClose={onClose} title="Run analysis again" centered>
      <Stack gap="md">
        <Text size="sm">
          The document is read anew and the present results are replaced. The settings below concern scanned
          pages and images; pages that carry their text are read from it.
        </Text>
        <NativeSelect
          label="Text recognition"
          value={engine}
          onChange={(event) => setEngine(event.currentTarget.value)}
          data={[
            { value: '', label: 'As the portal is set up' },
            ...ocrEngines.map((one) => ({ value: one, label: engineWords[one] })),
          ]}
        />
        <NativeSelect
          label="Page layout"
          description="What the recogniser may expect of a page."
          value={segmentation}
          onChange={(event) => setSegmentation(event.currentTarget.value)}
          data={[
            { value: '', label: 'Chosen for each page' },
            ...pageSegmentations.map(({ value, label }) => ({ value: String(value), label })),
          ]}
        />
        {running.error ? (
          <Text size="sm" c="red" role="alert">
            {running.error.message}
          </Text>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => running.mutate()} loading={running.isPending} data-autofocus>
            Run analysis
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
