import { Button, Group, Modal, Text } from '@mantine/core';
import type { LlmEndpointView } from '@gemmavision/domain/llm';
import { call } from '../../shell/api.ts';
import { useEndpointChange } from './use-endpoint-change.ts';

/** Ends the approval; the endpoint stays set. */
export function SwitchOffDialog({ onClose }: { onClose: () => void }) {
  return (
    <EndDialog
      title="Switch the language model off?"
      says="Nothing is sent from now on, not even what waits already. The endpoint stays set; a new approval switches it on again. What the model read so far stays."
      verb="Switch off"
      end={async () => (await call('DELETE /api/team/llm/approval')).endpoint}
      onClose={onClose}
    />
  );
}

/** Takes the endpoint and its key out of the portal. */
export function ForgetDialog({ onClose }: { onClose: () => void }) {
  return (
    <EndDialog
      title="Forget the endpoint?"
      says="Address, model, prices, approval and the stored API key go for good. What the model read so far stays."
      verb="Forget it"
      end={async () => {
        await call('DELETE /api/team/llm');
        return null;
      }}
      onClose={onClose}
    />
  );
}

interface EndDialogProps {
  title: string;
  says: string;
  verb: string;
  end: () => Promise<LlmEndpointView | null>;
  onClose: () => void;
}

function EndDialog({ title, says, verb, end, onClose }: EndDialogProps) {
  const ending = useEndpointChange(end, onClose);
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <Text size="sm">{says}</Text>
      {ending.error ? (
        <Text size="sm" c="red" mt="sm" role="alert">
          {ending.error.message}
        </Text>
      ) : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button color="red" loading={ending.isPending} onClick={() => ending.mutate(undefined)}>
          {verb}
        </Button>
      </Group>
    </Modal>
  );
}
