import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { classifications, type Classification } from '@gemmavision/domain/governance';
import type { LlmEndpointView } from '@gemmavision/domain/llm';
import { call } from '../../shell/api.ts';
import { useEndpointChange } from './use-endpoint-change.ts';
import { classMeanings, hostOf, sendsWords } from './endpoint-words.ts';

const shortestReason = 10;

interface ApproveDialogProps {
  endpoint: LlmEndpointView;
  onClose: () => void;
}

/** Asks for the class and the reason, and says what an approval means before it is given. */
export function ApproveDialog({ endpoint, onClose }: ApproveDialogProps) {
  const [upTo, setUpTo] = useState<Classification>(endpoint.approval?.upTo ?? 'public');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  // What is approved is what was read here: the version of the opening, not of what somebody stores meanwhile.
  const [seen, setSeen] = useState(endpoint);
  const approving = useEndpointChange(
    async () =>
      (
        await call('POST /api/team/llm/approval', {
          body: { upTo, reason: reason.trim(), version: seen.version },
        })
      ).endpoint,
    onClose,
  );
  const isTooShort = reason.trim().length < shortestReason;
  const hasChanged = endpoint.version !== seen.version;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isTooShort) approving.mutate(undefined);
  };
  return (
    <Modal opened onClose={onClose} title="Approve the language model" size="lg" centered>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">
            Whoever runs <b>{hostOf(seen.baseUrl)}</b> can then read what is sent there:{' '}
            {sendsWords[seen.sends].toLowerCase()} of documents up to the class below, for the model{' '}
            <b>{seen.model}</b>. Names, numbers and addresses of people are taken out first, but no pattern
            finds all of them.
          </Text>
          <Radio.Group
            label="Documents up to"
            value={upTo}
            onChange={(value) => setUpTo(classifications.find((one) => one === value) ?? upTo)}
          >
            <Stack gap={8} mt={6}>
              {classifications.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={one[0]?.toUpperCase() + one.slice(1)}
                  description={classMeanings[one]}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label="Why may they go there?"
            description="Stays on record with your name and the time."
            placeholder="It runs on our own machine in Zurich and keeps nothing."
            autosize
            minRows={2}
            maxRows={6}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={isTried && isTooShort ? 'Say it in a sentence, ten letters at the least.' : undefined}
            data-autofocus
          />
          {approving.error ? (
            <Text size="sm" c="red" role="alert">
              {approving.error.message}
            </Text>
          ) : null}
          {hasChanged ? (
            <Button variant="default" onClick={() => setSeen(endpoint)}>
              Show the endpoint as it is now
            </Button>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" loading={approving.isPending} disabled={hasChanged}>
              Approve up to {upTo}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
